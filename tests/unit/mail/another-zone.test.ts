import { expect, it } from "vitest";
import { eventChangedLetter } from "@/emails/event-changed";
import { samples } from "@/emails/samples";

const moved = samples("en")["event.changed"];
const { startsAt, endsAt, place } = moved.event;
const hour = 3_600_000;
const timeRow = (before: typeof moved.before) => {
  const facts = eventChangedLetter({ ...moved, before }).blocks.find((block) => block.type === "facts");
  return facts?.rows.find(({ label }) => label === "Time");
};

it("says of which time zone the old time was, where ten o’clock is another moment now", () => {
  const inAthens = [startsAt, endsAt].map((at) => new Date(at.getTime() - hour)) as [Date, Date];
  const before = { startsAt: inAthens[0], endsAt: inAthens[1], place, timeZone: "Europe/Athens" };
  expect(timeRow(before)?.before).toBe("10:00–15:00, Eastern European Time");
  expect(eventChangedLetter({ ...moved, before }).subject).toContain("time");
});

it("says nothing of a zone that is called otherwise and has the same hours", () => {
  expect(timeRow({ startsAt, endsAt, place, timeZone: "Europe/Copenhagen" })?.before).toBeNull();
});
