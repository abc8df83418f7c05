import { describe, expect, it } from "vitest";
import { ownAdminPath, ownGoal } from "@/lib/organisers/rules";

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

  it.each(["/admin/sign-in", "/admin/sign-in?goal=/admin", "/admin/sign-in/sent", "/admin/no-permission"])(
    "does not lead back to %s",
    (wanted) => {
      expect(ownGoal(wanted)).toBe("/admin");
      expect(ownAdminPath(wanted)).toBe(wanted);
    },
  );
});
