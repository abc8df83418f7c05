import { readdirSync } from "node:fs";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { preparePage } from "../../../scripts/parts/prepare-page";

function prepare(url: string, headers: Record<string, string> = {}, method = "GET") {
  const request = Object.assign(new IncomingMessage(new Socket()), { url, method });
  Object.assign(request.headers, headers);
  const response = new ServerResponse(request);
  preparePage(request, response);
  return { given: request.headers, response, cookies: [response.getHeader("set-cookie") ?? []].flat().map(String) };
}

describe("what a page is told", () => {
  it.each([
    ["/da/events/x", {}, "da"],
    ["/admin", { cookie: "locale=da", "accept-language": "en" }, "da"],
    ["/admin", { "accept-language": "da-DK,da;q=0.9" }, "da"],
    ["/xx/events/x", {}, "en"],
  ])("is the language of %s with %o", (url, headers, locale) => {
    expect(prepare(url, headers).given["x-locale"]).toBe(locale);
  });

  it("is its address as the reader's browser shows it, path and query apart", () => {
    const { given } = prepare("/en/events/x%20y?problem=cookies&b=%3F");
    expect(given).toMatchObject({ "x-pathname": "/en/events/x%20y", "x-search": "?problem=cookies&b=%3F" });
  });

  it("is the address in whose name an error page is asked for", () => {
    const { given } = prepare("/nowhere/at/all", { "x-shown-address": "/da/events/gone?x=1" });
    expect(given).toMatchObject({ "x-pathname": "/da/events/gone", "x-search": "?x=1", "x-locale": "da" });
  });

  it("is nothing that was sent from outside under these names", () => {
    const forged = {
      "x-locale": "da",
      "x-pathname": "/forged",
      "x-nonce": "forged",
      "content-security-policy": "none",
    };
    const { given } = prepare("/en", forged);
    expect(given).toMatchObject({ "x-locale": "en", "x-pathname": "/en" });
    expect(given["x-nonce"]).not.toBe("forged");
    expect(given["content-security-policy"]).toContain(`'nonce-${given["x-nonce"]}'`);
  });

  it("has a nonce of its own each time, the same for the browser", () => {
    const [one, other] = [prepare("/en"), prepare("/en")];
    expect(one.given["x-nonce"]).not.toBe(other.given["x-nonce"]);
    expect(one.response.getHeader("content-security-policy")).toBe(one.given["content-security-policy"]);
  });
});

describe("what the browser gets", () => {
  it("remembers the language of the address, once", () => {
    expect(prepare("/da/events/x").cookies).toEqual(["locale=da; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"]);
    expect(prepare("/da/events/x", { cookie: "a=b; locale=da" }).cookies).toEqual([]);
    expect(prepare("/admin").cookies).toEqual([]);
  });

  it("is a token for what is typed, with the page of a form and never with the form that comes back", () => {
    const known = { cookie: "locale=en" };
    expect(prepare("/en/events/x/register", known).cookies).toEqual([
      expect.stringMatching(/^draft=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect(prepare("/en/events/x/register", { cookie: "locale=en; draft=abc" }).cookies).toEqual([]);
    expect(prepare("/en/events/x/register", known, "POST").cookies).toEqual([]);
    expect(prepare("/en/events/x", known).cookies).toEqual([]);
  });

  it.each([
    ["/en/too-many-requests?after=30", 429, "30"],
    ["/admin/too-many-requests?after=999999", 429, "86400"],
    ["/en/too-many-requests?after=soon", 429, "60"],
    ["/admin/no-permission", 403, undefined],
    ["/en", 200, undefined],
  ])("is the status of %s: %i", (url, status, retryAfter) => {
    const { response } = prepare(url);
    expect(response.statusCode).toBe(status);
    expect(response.getHeader("retry-after")).toBe(retryAfter);
  });

  it.each(["/_next/static/chunks/a.js", "/favicon.ico", "/icon.svg?v=1", "/robots.txt", "/eu-emblem.png"])(
    "is nothing with a file: %s",
    (url) => {
      const { given, response } = prepare(url, { "x-pathname": "/forged", "x-nonce": "forged" });
      expect(given["x-pathname"]).toBe(url.split("?")[0]);
      expect(given["x-nonce"]).not.toBe("forged");
      expect(response.getHeaderNames()).toEqual([]);
    },
  );

  it.each(["/en/events/x.txt", "/en/plan.png", "/sitemap.txt", "/favicon.ico/x", "/_next/staticky"])(
    "is the policy with a page whose address ends like a file's: %s",
    (url) => {
      const { given, response } = prepare(url, { "x-nonce": "forged" });
      expect(given["x-nonce"]).not.toBe("forged");
      expect(response.getHeader("content-security-policy")).toBe(given["content-security-policy"]);
    },
  );

  it("is nothing with any file that is there", () => {
    const extensions = /\.(png|svg|ico|txt|xml|webmanifest)$/;
    const there = [...readdirSync("public"), ...readdirSync("app").filter((name) => extensions.test(name))];
    expect(there).toContain("eu-emblem.png");
    for (const name of there) expect(prepare(`/${name}`).response.getHeaderNames(), name).toEqual([]);
  });
});
