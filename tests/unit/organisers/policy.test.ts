import { describe, expect, it } from "vitest";
import { can, grantScope, type Permission } from "@/lib/organisers/policy";
import type { OrganiserRole } from "@/lib/organisers/schema";

const table: Record<Permission, Record<OrganiserRole, boolean>> = {
  "registrations.read": { owner: true, organiser: true, desk: true, viewer: true },
  "registrations.change": { owner: true, organiser: true, desk: false, viewer: false },
  "registrations.export": { owner: true, organiser: true, desk: false, viewer: false },
  "events.change": { owner: true, organiser: true, desk: false, viewer: false },
  "answers.sensitive": { owner: true, organiser: true, desk: false, viewer: false },
  "attendance.record": { owner: true, organiser: true, desk: true, viewer: false },
  "audit.read": { owner: true, organiser: true, desk: false, viewer: false },
  "team.manage": { owner: true, organiser: false, desk: false, viewer: false },
};

describe("what a role may do", () => {
  for (const [permission, roles] of Object.entries(table) as [Permission, Record<OrganiserRole, boolean>][]) {
    for (const [role, allowed] of Object.entries(roles) as [OrganiserRole, boolean][]) {
      it(`${role} ${allowed ? "may" : "may not"} ${permission}`, () => {
        expect(can(role, permission)).toBe(allowed);
        const scope = grantScope({ id: "1", email: "a@example.org", role }, permission);
        expect(scope !== null).toBe(allowed);
      });
    }
  }
});
