import { describe, expect, it } from "vitest";
import { da } from "@/lib/i18n/messages/da";
import { en } from "@/lib/i18n/messages/en";
import {
  bounceWord,
  canRetry,
  isAddressAtFault,
  mailQuery,
  mailState,
  type RetryFacts,
  retryRefusal,
  withdrawRefusal,
} from "@/lib/mail-desk/rules";
import { mailFilterSchema } from "@/lib/mail-desk/schema";
import { MailPauseReason, OutgoingMailReason } from "@/prisma/generated/enums";

const now = new Date("2024-03-01T08:00:00Z");
const before = new Date("2024-02-01T08:00:00Z");
const after = new Date("2024-03-19T14:00:00Z");

const failed: RetryFacts = {
  kind: "registration.confirmed",
  status: "failed",
  reason: "gave_up",
  recipient: "aase@example.org",
  organiserId: null,
  event: { status: "published", startsAt: after, endsAt: after },
  registration: { email: "aase@example.org", status: "confirmed", heldUntil: null, erasedAt: null },
  invitation: null,
  handover: null,
  announcement: null,
};
const registration = (status: NonNullable<RetryFacts["registration"]>["status"], heldUntil: Date | null = null) => ({
  registration: { email: "aase@example.org", status, heldUntil, erasedAt: null },
});
const event = (status: NonNullable<RetryFacts["event"]>["status"], startsAt: Date, endsAt = startsAt) => ({
  event: { status, startsAt, endsAt },
});
const open = { acceptedAt: null, declinedAt: null, withdrawnAt: null };

describe("what a mail's state is called", () => {
  it.each([
    ["queued", 0, "queued"],
    ["sending", 0, "sending"],
    ["waiting_to_retry", 0, "retrying"],
    ["sent", 0, "sent"],
    ["sent", 1, "returned"],
    ["failed", 0, "failed"],
    ["withdrawn", 0, "withdrawn"],
  ] as const)("%s with %i reports: %s", (status, bounces, state) => {
    expect(mailState(status, Array.from({ length: bounces }))).toBe(state);
  });

  it("has words for every reason and every pause in both languages", () => {
    for (const { mailDesk } of [en, da]) {
      expect(Object.keys(mailDesk.reasons).sort()).toEqual(Object.values(OutgoingMailReason).sort());
      expect(Object.keys(mailDesk.pauses).sort()).toEqual(Object.values(MailPauseReason).sort());
      expect(Object.keys(mailDesk.remedies).sort()).toEqual(Object.values(MailPauseReason).sort());
    }
  });

  it.each([
    ["hard", "5.1.1", "address"],
    ["hard", "5.1.10", "address"],
    ["hard", null, "address"],
    ["hard", "5.2.1", "address"],
    ["soft", "4.2.2", "full"],
    ["hard", "5.2.2", "full"],
    ["hard", "5.2.3", "too_large"],
    ["hard", "5.3.4", "too_large"],
    ["soft", "4.4.1", "network"],
    ["hard", "5.4.4", "network"],
    ["hard", "5.6.0", "content"],
    ["hard", "5.7.1", "policy"],
    ["soft", null, "other"],
    ["soft", "4.2.1", "other"],
    ["hard", "5.9.9", "other"],
  ] as const)("a %s report with %s: %s", (kind, status, word) => {
    expect(bounceWord({ kind, status })).toBe(word);
  });

  it("blames the address for what says so, and not a full mailbox or a policy", () => {
    expect(isAddressAtFault("address", [])).toBe(true);
    expect(isAddressAtFault(null, [{ kind: "hard", status: "5.1.1" }])).toBe(true);
    expect(isAddressAtFault(null, [{ kind: "hard", status: "5.7.1" }])).toBe(false);
    expect(isAddressAtFault(null, [{ kind: "soft", status: "4.2.2" }])).toBe(false);
    expect(isAddressAtFault("content", [])).toBe(false);
  });
});

describe("trying again", () => {
  it.each<[string, Partial<RetryFacts>, ReturnType<typeof retryRefusal>]>([
    ["what was given up", {}, null],
    ["what waits for another attempt", { status: "waiting_to_retry", reason: null }, null],
    ["an address that may work by now", { reason: "address" }, null],
    ["what waits already", { status: "queued", reason: null }, "already_waiting"],
    ["what is leaving", { status: "sending", reason: null }, "being_sent"],
    ["what has left", { status: "sent", reason: null }, "already_sent"],
    ["what was taken back", { status: "withdrawn", reason: "by_organiser" }, "already_withdrawn"],
    ["what was withdrawn with its reader's data", { status: "withdrawn", reason: "erased" }, "erased"],
    ["what has run out", { reason: "expired" }, "expired"],
    ["a place that was cancelled", registration("cancelled"), "obsolete"],
    ["a place in line of somebody who has a seat now", { kind: "registration.waitlisted" }, "obsolete"],
    ["an offer", { kind: "registration.offered", ...registration("offered", after) }, null],
    ["an offer that has run out", { kind: "registration.offered", ...registration("offered", before) }, "obsolete"],
    ["an event that is over", { ...event("published", before) }, "obsolete"],
    ["thanks after an event", { kind: "event.thanks", ...event("published", before) }, null],
    ["an event that is cancelled", { ...event("cancelled", after) }, "obsolete"],
    ["thanks for a cancelled event", { kind: "event.thanks", ...event("cancelled", before) }, "obsolete"],
    ["that an event is cancelled", { kind: "event.cancelled", ...event("cancelled", after) }, null],
    [
      "a reminder once the event has started",
      { kind: "event.reminder", ...event("published", before, after) },
      "obsolete",
    ],
    ["what would go to a former address", { recipient: "old@example.org" }, "obsolete"],
    ["an announcement", { kind: "announcement.sent", announcement: { status: "sent" } }, null],
    [
      "an announcement that was stopped",
      { kind: "announcement.sent", announcement: { status: "stopped" } },
      "obsolete",
    ],
    [
      "an invitation",
      { kind: "invitation.sent", registration: null, invitation: { ...open, reservedUntil: after } },
      null,
    ],
    [
      "an invitation that has its answer",
      {
        kind: "invitation.sent",
        registration: null,
        invitation: { ...open, reservedUntil: after, declinedAt: before },
      },
      "obsolete",
    ],
    [
      "a place to take over, too late",
      { kind: "handover.offered", registration: null, handover: { ...open, expiresAt: before } },
      "obsolete",
    ],
  ])("%s", (_what, changes, refusal) => {
    expect(retryRefusal({ ...failed, ...changes }, now)).toBe(refusal);
  });

  it("is offered for what the command may take", () => {
    expect(canRetry("waiting_to_retry", null)).toBe(true);
    expect(canRetry("failed", "address")).toBe(true);
    for (const reason of ["expired", "obsolete", "erased"] as const) expect(canRetry("failed", reason)).toBe(false);
    expect(canRetry("withdrawn", "by_organiser")).toBe(false);
    expect(canRetry("sent", null)).toBe(false);
  });
});

it("takes back what has not left and is not leaving", () => {
  const answers = (["queued", "waiting_to_retry", "sending", "sent", "failed", "withdrawn"] as const).map(
    withdrawRefusal,
  );
  expect(answers).toEqual([null, null, "being_sent", "already_sent", "already_failed", "already_withdrawn"]);
});

describe("the list's address", () => {
  it("never refuses: what makes no sense is left out", () => {
    const odd = { q: ["Åse\u0000", "x"], state: "constructor", kind: "'; DROP", page: "-1" };
    expect(mailFilterSchema.parse(odd)).toEqual({ q: "Åse", state: null, kind: null, page: 1 });
    expect(mailFilterSchema.parse({})).toEqual({ q: "", state: null, kind: null, page: 1 });
  });

  it("is as short as it can be, and is read back as it was", () => {
    expect(mailQuery({ q: "", state: null, kind: null, page: 1 })).toBe("");
    const filter = { q: "a b&c", state: "attention", kind: "registration.confirmed", page: 3 } as const;
    expect(mailFilterSchema.parse(Object.fromEntries(new URLSearchParams(mailQuery(filter))))).toEqual(filter);
  });
});
