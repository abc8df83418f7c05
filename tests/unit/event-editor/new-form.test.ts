import { describe, expect, it } from "vitest";
import { blankEvent, readNewEvent } from "@/app/admin/events/new/form";

const now = new Date("2024-02-05T09:00:00+01:00");
const filled = {
  ...blankEvent("da"),
  title: "Εργαστήριο – workshop",
  startsAt: "2024-05-14T10:00",
  endsAt: "2024-05-14T15:00",
  venueCity: "Aarhus",
  venueCountry: "DK",
  capacity: "1.200",
  contactName: "Zoë Ångström",
  contactEmail: "zoe@example.org",
};

describe("the form for a new event", () => {
  it("reads moments in the event's zone, and languages with the first one first", () => {
    const read = readNewEvent(
      { ...filled, "language.en": "yes", first: "en", timeZone: "Asia/Tokyo", slug: " My-Event " },
      now,
    );
    expect(read).toMatchObject({
      ok: true,
      event: {
        languages: ["en", "da"],
        slug: "my-event",
        referencePrefix: null,
        startsAt: new Date("2024-05-14T01:00:00Z"),
        capacity: 1200,
      },
    });
  });

  it.each([
    ["title", { title: "  " }, "missing"],
    ["title", { title: "x".repeat(201) }, "line_too_long"],
    ["title", { title: "a\u0007b" }, "line_unprintable"],
    ["language.da", { "language.da": "" }, "languages_missing"],
    ["first", { first: "en" }, "first_not_chosen"],
    ["first", { first: "xx" }, "first_not_chosen"],
    ["timeZone", { timeZone: "Mars/Olympus" }, "not_a_zone"],
    ["startsAt", { startsAt: "" }, "moment_missing"],
    ["startsAt", { startsAt: "19/03/2024 10" }, "not_a_moment"],
    ["startsAt", { startsAt: "2024-03-31T02:30" }, "moment_skipped"],
    ["startsAt", { startsAt: "2024-02-05T08:59" }, "starts_in_past"],
    ["endsAt", { endsAt: "2024-05-14T10:00" }, "ends_before_start"],
    ["venueCountry", { venueCountry: "" }, "not_a_country"],
    ["venueCountry", { venueCountry: "XX" }, "not_a_country"],
    ["capacity", { capacity: "many" }, "not_a_number"],
    ["capacity", { capacity: "0" }, "not_a_number"],
    ["contactEmail", { contactEmail: "nobody" }, "not_an_address"],
    ["slug", { slug: "med mellemrum" }, "slug_wrong"],
    ["slug", { slug: "æblegrød" }, "slug_wrong"],
    ["slug", { slug: "new" }, "slug_taken"],
    ["slug", { slug: "taken" }, "slug_taken"],
    ["referencePrefix", { referencePrefix: "1A" }, "prefix_wrong"],
    ["referencePrefix", { referencePrefix: "ÆØÅ" }, "prefix_wrong"],
  ])("says what is wrong with %s: %o", (name, changes, code) => {
    const read = readNewEvent({ ...filled, ...changes }, now, "taken");
    expect(read.ok ? [] : read.errors.find((error) => error.name === name)).toMatchObject({ code });
  });
});
