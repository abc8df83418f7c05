import { once } from "node:events";
import { createServer, type IncomingMessage, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withWholeBody } from "../../../scripts/parts/whole-body";

const server = createServer(async (request, response) => {
  const whole = await withWholeBody(request, { most: 1000, discarded: 4_000_000_000 });
  if (typeof whole === "string") response.writeHead(413, { connection: "close" }).end(whole);
  else
    response.end(JSON.stringify({ url: whole.url, length: whole.headers["content-length"], body: await text(whole) }));
});
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

async function post(pieces: string[], headers: Record<string, string> = {}): Promise<[number, string]> {
  const { port } = server.address() as AddressInfo;
  const sending = send({ port, host: "127.0.0.1", method: "POST", path: "/form", headers });
  const answered = once(sending, "response");
  for (const piece of pieces) sending.write(piece);
  sending.end();
  const [answer] = (await answered) as [IncomingMessage];
  return [answer.statusCode ?? 0, await text(answer)];
}

describe("a body of 2 GB", () => {
  it.each([
    ["announced", { "content-length": "2147483648" }],
    ["in pieces of unknown number", {}],
  ])("%s is read to its end and answered, and none of it is kept", { timeout: 60_000 }, async (_, announced) => {
    const { port } = server.address() as AddressInfo;
    const headers = { "content-type": "multipart/form-data; boundary=x", ...announced };
    const sending = send({ port, host: "127.0.0.1", method: "POST", path: "/form", headers });
    const answered = once(sending, "response");
    const piece = Buffer.alloc(1024 * 1024, "x");
    const before = process.memoryUsage().rss;
    let most = before;
    for (let sent = 0; sent < 2048; sent++) {
      if (!sending.write(piece)) await once(sending, "drain");
      most = Math.max(most, process.memoryUsage().rss);
    }
    sending.end();
    const [answer] = (await answered) as [IncomingMessage];
    expect([answer.statusCode, await text(answer)]).toEqual([413, "too large"]);
    expect(most - before).toBeLessThan(200_000_000);
  });
});

describe("a body", () => {
  it.each([
    ["in pieces of unknown number", {}],
    ["of announced length", { "content-length": "9" }],
  ])("%s arrives whole and with its length", async (_, headers) => {
    const [status, said] = await post(["name=", "Åse"], headers);
    expect(status).toBe(200);
    expect(JSON.parse(said)).toEqual({ url: "/form", length: "9", body: "name=Åse" });
  });

  it("may be as long as allowed and no longer, announced or not", async () => {
    expect((await post(["x".repeat(999), "x"]))[0]).toBe(200);
    expect(await post(["x".repeat(999), "xx"])).toEqual([413, "too large"]);
    expect(await post(["x".repeat(1001)], { "content-length": "1001" })).toEqual([413, "too large"]);
  });

  it.each([
    [
      "whole",
      "--x\r\ncontent-disposition: form-data; name=a\r\n\r\n1\r\n--x--\r\n",
      "multipart/form-data; boundary=x",
      200,
    ],
    ["whole, its boundary in quotes", "--x y\r\n\r\n1\r\n--x y--", 'multipart/form-data; boundary="x y"', 200],
    ["cut off", "--x\r\ncontent-disposition: form-data; name=a\r\n\r\n1", "multipart/form-data; boundary=x", 413],
    ["without a boundary", "--x--", "multipart/form-data", 413],
  ])("that is a form and %s is told apart", async (_, body, type, status) => {
    const [answered, said] = await post([body], { "content-type": type });
    expect([answered, status === 200 ? JSON.parse(said).body : said]).toEqual([
      status,
      status === 200 ? body : "broken",
    ]);
  });
});
