import { describe, expect, it } from "vitest";
import { isForeignPost } from "../../../scripts/parts/web";

const appUrl = "https://desk.example.org";

describe("a form", () => {
  it.each([
    ["POST", "https://desk.example.org", false],
    ["POST", undefined, false],
    ["POST", "https://evil.example", true],
    ["POST", "https://desk.example.org.evil.example", true],
    ["POST", "null", true],
    ["POST", "nonsense", true],
    ["PUT", "https://evil.example", true],
    ["GET", "https://evil.example", false],
    ["HEAD", "null", false],
  ])("sent with %s by a page of %s: from elsewhere is %s", (method, origin, expected) => {
    expect(isForeignPost({ method, headers: { host: "desk.example.org", origin } }, appUrl)).toBe(expected);
  });

  it.each([
    ["/unsubscribe/abc_-1", false],
    ["/unsubscribe/abc/more", true],
    ["/unsubscribe/", true],
    ["/unsubscribe/abc?x=1", true],
    ["/en/unsubscribe/abc", true],
    ["/admin/unsubscribe/abc", true],
  ])("may come from anywhere for one-click unsubscribing alone: to %s it is foreign: %s", (url, expected) => {
    const headers = { host: "desk.example.org", origin: "https://mail.example" };
    expect(isForeignPost({ method: "POST", url, headers }, appUrl)).toBe(expected);
    expect(isForeignPost({ method: "PUT", url, headers }, appUrl)).toBe(true);
  });

  it("is compared with the host that the proxy was asked for", () => {
    const headers = {
      host: "10.0.0.1:3000",
      "x-forwarded-host": "desk.example.org",
      origin: "https://desk.example.org",
    };
    expect(isForeignPost({ method: "POST", headers }, "http://localhost:3000")).toBe(false);
  });

  it("is compared with the public address where the proxy hides the visitor's Host", () => {
    const headers = { host: "127.0.0.1:3000", origin: appUrl };
    expect(isForeignPost({ method: "POST", headers }, appUrl)).toBe(false);
    expect(isForeignPost({ method: "POST", headers: { ...headers, origin: "http://desk.example.org" } }, appUrl)).toBe(
      true,
    );
  });
});
