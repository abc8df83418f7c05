import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { nameVisitor } from "../../../scripts/parts/visitor";

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

  it.each([
    ["::ffff:192.0.2.9", "192.0.2.9"],
    ["::ffff:c000:209", "192.0.2.9"],
    ["192.0.2.9:51234", "192.0.2.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2:ffff::6", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::6]:51234", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:db8:0001::", "2001:db8:1:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["64:ff9b::192.0.2.33", "64:ff9b:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("of %s counts for the limits as %s", (remoteAddress, network) => {
    expect(visitor(0, {}, remoteAddress)["x-visitor-address"]).toBe(network);
    expect(visitor(1, { "x-forwarded-for": remoteAddress })["x-visitor-address"]).toBe(network);
  });

  it("keeps an IPv6 address whole where it is not counted", () => {
    expect(visitor(0, {}, "2001:db8:1:2::6")["x-forwarded-for"]).toBe("2001:db8:1:2::6");
  });
});
