import { describe, expect, it } from "vitest";
import { handoverDeadline, placeState } from "@/lib/handovers/rules";

const hours = (count: number) => new Date(Date.parse("2024-03-12T10:00:00Z") + count * 3_600_000);
const never = { acceptedAt: null, declinedAt: null, withdrawnAt: null };
const open = { expiresAt: hours(48), ...never };
const holder = { status: "confirmed", event: { status: "published", startsAt: hours(100) } } as const;

describe("an offered place", () => {
  it.each([
    ["open", open, holder, 0],
    ["open", open, holder, 48],
    ["expired", open, holder, 48.01],
    ["accepted", { ...open, acceptedAt: hours(1) }, { ...holder, status: "cancelled" }, 90],
    ["declined", { ...open, declinedAt: hours(1) }, holder, 2],
    ["withdrawn", { ...open, withdrawnAt: hours(1) }, holder, 2],
    // Written down by the clockwork, a minute after its time.
    ["expired", { ...open, withdrawnAt: hours(48.02) }, holder, 49],
    ["place_gone", open, { ...holder, status: "cancelled" }, 2],
    ["place_gone", { ...open, withdrawnAt: hours(1) }, { ...holder, status: "cancelled" }, 2],
    ["expired", open, { ...holder, event: { ...holder.event, startsAt: hours(24) } }, 24],
    ["event_cancelled", open, { ...holder, event: { ...holder.event, status: "cancelled" } }, 2],
    [
      "event_cancelled",
      { ...open, withdrawnAt: hours(1) },
      { ...holder, event: { ...holder.event, status: "cancelled" } },
      2,
    ],
  ] as const)("is %s", (state, handover, of, at) => {
    expect(placeState(handover, of, hours(at))).toBe(state);
  });

  it("can be taken for seven days, but not past the start of the event", () => {
    expect(handoverDeadline({ startsAt: hours(1000) }, hours(0))).toEqual(hours(7 * 24));
    expect(handoverDeadline({ startsAt: hours(20) }, hours(0))).toEqual(hours(20));
  });
});
