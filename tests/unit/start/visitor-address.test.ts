import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { nameVisitor } from "../../../scripts/parts/web";

function visitor(trustProxy: number, headers: Record<string, string>, remoteAddress = "::ffff:192.0.2.9") {
  const request = { headers: { ...headers }, socket: { remoteAddress } };
  nameVisitor(request as unknown as IncomingMessage, trustProxy);
  return request.headers as Record<string, string>;
}

describe("the visitor's address", () => {
  it.each([
    [0, "198.51.100.1", "192.0.2.9"],
    [1, "198.51.100.1", "198.51.100.1"],
    [1, "203.0.113.66, 198.51.100.1", "198.51.100.1"],
    [2, "203.0.113.66, 198.51.100.1, 10.0.0.1", "198.51.100.1"],
    [2, "203.0.113.66", "192.0.2.9"],
    [1, "", "192.0.2.9"],
  ])("behind %i proxies of ours, with X-Forwarded-For: %s, is %s", (trustProxy, forwarded, expected) => {
    const headers = visitor(trustProxy, forwarded ? { "x-forwarded-for": forwarded } : {});
    expect(headers["x-visitor-address"]).toBe(expected);
    expect(headers["x-forwarded-for"]).toBe(expected);
  });

  it("is never what somebody outside says it is", () => {
    expect(visitor(0, { "x-visitor-address": "203.0.113.66" })["x-visitor-address"]).toBe("192.0.2.9");
    expect(visitor(1, { "x-visitor-address": "203.0.113.66", "x-forwarded-for": "198.51.100.1" })).toMatchObject({
      "x-visitor-address": "198.51.100.1",
    });
  });

  it("loses what only a proxy may say when there is none", () => {
    const lies = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", forwarded: "for=203.0.113.66" };
    expect(Object.keys(visitor(0, lies)).sort()).toEqual(["x-forwarded-for", "x-visitor-address"]);
    expect(visitor(1, lies)).toMatchObject({ "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" });
  });
});
