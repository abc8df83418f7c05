import { describe, expect, it } from "vitest";
import { changedEventRoles, deviceInWords, isSameRoles, ownAdminPath, ownGoal } from "@/lib/organisers/rules";

describe("where a sign-in may lead", () => {
  it.each([
    ["/admin", "/admin"],
    ["/admin/events/a/registrations?q=%C3%A6+b&page=2", "/admin/events/a/registrations?q=%C3%A6+b&page=2"],
    ["/admin/events/../events/b", "/admin/events/b"],
  ])("keeps a page of the desk: %s", (wanted, expected) => {
    expect(ownGoal(wanted)).toBe(expected);
  });

  it.each([
    null,
    undefined,
    "",
    "https://evil.example/admin",
    "//evil.example/admin",
    "/\\evil.example",
    "\\/evil.example",
    "/administrator",
    "/admin/../en",
    "/admin/..//evil.example",
    "/admin\\..\\..\\evil",
    "javascript:alert(1)",
    "/admin@evil.example",
    "/admin\n/x\t",
    `/admin/${"a".repeat(3_000)}`,
  ])("drops everything else: %j", (wanted) => {
    const goal = ownGoal(wanted);
    const url = new URL(goal, "https://desk.example");
    expect(url.origin).toBe("https://desk.example");
    expect(url.pathname === "/admin" || url.pathname.startsWith("/admin/")).toBe(true);
  });

  it("keeps a list with many conditions as an address, and of a goal that is too long to be kept the page", () => {
    const list = "/admin/events/a/registrations";
    const long = `${list}?q=${"a".repeat(5_000)}`;
    expect(ownAdminPath(long)).toBe(long);
    expect(ownGoal(long)).toBe(list);
    expect(ownGoal(`/admin/${"a".repeat(3_000)}`)).toBe("/admin");
  });

  it.each(["/admin/sign-in", "/admin/sign-in?goal=/admin", "/admin/sign-in/sent", "/admin/no-permission"])(
    "does not lead back to %s",
    (wanted) => {
      expect(ownGoal(wanted)).toBe("/admin");
      expect(ownAdminPath(wanted)).toBe(wanted);
    },
  );
});

describe("a browser in words", () => {
  it.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0",
      "Edge, Windows",
    ],
    [
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36",
      "Chrome, Linux",
    ],
    [
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36",
      "Chrome, Android",
    ],
    [
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
      "Samsung Internet, Android",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
      "Safari, iPhone",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/139.0 Mobile/15E148 Safari/604.1",
      "Chrome, iPhone",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
      "Safari, macOS",
    ],
    [
      "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36",
      "Chrome, ChromeOS",
    ],
    ["curl/8.5.0", null],
    ["", null],
    [null, null],
    [`Firefox/${"9".repeat(10_000)}`, "Firefox"],
  ])("%j", (userAgent, words) => expect(deviceInWords(userAgent)).toBe(words));
});

describe("roles before and after", () => {
  const at = (eventId: string, role: "organiser" | "desk" | "viewer") => ({ eventId, role });
  it("are the same in whatever order", () => {
    const one = { role: null, eventRoles: [at("a", "desk"), at("b", "viewer")] };
    expect(isSameRoles(one, { role: null, eventRoles: [at("b", "viewer"), at("a", "desk")] })).toBe(true);
    expect(isSameRoles(one, { role: null, eventRoles: [at("a", "desk")] })).toBe(false);
    expect(isSameRoles(one, { ...one, role: "viewer" })).toBe(false);
  });
  it("differ by what is granted, changed and removed", () => {
    const before = [at("kept", "desk"), at("changed", "desk"), at("removed", "viewer")];
    const wanted = [at("kept", "desk"), at("changed", "organiser"), at("new", "viewer")];
    expect(changedEventRoles(before, wanted)).toEqual({
      granted: [
        { ...at("changed", "organiser"), was: "desk" },
        { ...at("new", "viewer"), was: null },
      ],
      removed: [at("removed", "viewer")],
    });
  });
});
