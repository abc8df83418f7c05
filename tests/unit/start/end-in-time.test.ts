import { once } from "node:events";
import { createServer, type IncomingMessage, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endInTime } from "../../../scripts/parts/end-in-time";

const patience = 100;

const server = createServer(async (request, response) => {
  endInTime(request, patience);
  response.write("begins, ");
  await sleep(3 * patience);
  response.end("ends");
});
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

function ask(method: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  return send({ port, host: "127.0.0.1", method, agent: false, headers });
}

describe("the time a request may take to arrive", () => {
  it("does not count for its answer: a download may take longer", async () => {
    const sending = ask("GET");
    sending.end();
    const [answer] = (await once(sending, "response")) as [IncomingMessage];
    expect(await text(answer)).toBe("begins, ends");
  });

  it("ends one that never arrives whole", async () => {
    const sending = ask("POST", { "content-length": "100" });
    sending.write("a part");
    const [answer] = (await once(sending, "response")) as [IncomingMessage];
    await expect(text(answer)).rejects.toThrow("aborted");
  });
});
