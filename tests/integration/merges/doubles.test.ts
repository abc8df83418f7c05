import { describe, expect, it } from "vitest";
import { findByReference, listPossibleDoubles, searchToMerge } from "@/lib/merges/queries";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { buildEvent, buildRegistration } from "../../support/factories";
import { coming, openDesk } from "./desk";

const { db, scope, participant, eventWith, find, merge } = await openDesk();

describe("possible doubles", () => {
  it("are found by name, whatever its case and accents, and by address; the likelier first", async () => {
    const { event, ids } = await eventWith(
      9,
      ["b.one@example.org", "b.two@example.org", "b.three@example.org", "other@example.org"],
      [
        {},
        { givenName: "BJORN", familyName: "Akerlund", organisation: "New Town" },
        { organisation: "MUNICIPALITY of example" },
        { givenName: "Bjørn", familyName: "Åkerlund-Holm" },
      ],
    );
    const [one = "", two = "", three = ""] = ids;
    await cancelRegistration({ registrationId: one }, participant);
    const again = await registerParticipant(
      coming(event.id, "b.one@example.org", { givenName: "Ben", familyName: "Oz" }),
      participant,
    );
    const person = await find(one);
    const found = await listPossibleDoubles(db, scope, event.id, person);
    expect(
      found.map(({ id, sameName, sameOrganisation, sameAddress }) => [id, sameName, sameOrganisation, sameAddress]),
    ).toEqual([
      [three, true, true, false],
      [again.ok && again.registrationId, false, true, true],
      [two, true, false, false],
    ]);
    await merge(two, three);
    expect((await listPossibleDoubles(db, scope, event.id, person)).map(({ id }) => id)).not.toContain(three);
  });

  it("come first among those whom a search finds by name or address, typos forgiven", async () => {
    const { event, ids } = await eventWith(
      9,
      ["b.one@example.org", "b.two@elsewhere.example", "anna@elsewhere.example", "b.four@example.org"],
      [{}, {}, { givenName: "Anna", familyName: "Åkerlund" }, { givenName: "Bo", familyName: "Akerlunt" }],
    );
    const [one = "", two = "", three = "", four = ""] = ids;
    const person = await find(one);
    const search = async (q: string) => {
      const { found, isMore } = await searchToMerge(db, scope, event.id, person, q);
      expect(isMore).toBe(false);
      return found.map(({ id }) => id);
    };
    expect(await search(" åkerlund ")).toEqual([two, three, four]);
    expect(await search("elsewhere")).toEqual([two, three]);
    expect(await search("Anna akerlund")).toEqual([three]);
    expect(await search("")).toEqual([]);
    expect(await search("%_'; --")).toEqual([]);
    await merge(one, two);
    expect(await search("elsewhere")).toEqual([three]);
    const elsewhere = await buildEvent(db);
    await expect(searchToMerge(db, scope, elsewhere.id, person, "åkerlund")).resolves.toMatchObject({ found: [] });
    for (let count = 0; count < 21; count += 1) {
      await buildRegistration(db, { eventId: event.id, familyName: "Mængde", status: "cancelled" });
    }
    const { found, isMore } = await searchToMerge(db, scope, event.id, person, "maengde");
    expect([found.length, isMore]).toEqual([20, true]);
  });

  it("are none of another event’s, and none of those whose data was deleted", async () => {
    const first = await eventWith(9, ["same@example.org"]);
    const second = await eventWith(9, ["same@example.org"]);
    const person = await find(first.ids[0] ?? "");
    expect(await listPossibleDoubles(db, scope, first.event.id, person)).toEqual([]);
    expect(await findByReference(db, scope, second.event.id, person.reference)).toBeNull();
    expect(
      await findByReference(db, scope, first.event.id, ` ${person.reference.toLowerCase().replace("-", " ")} `),
    ).toEqual({
      id: person.id,
    });
    expect(await findByReference(db, scope, first.event.id, "%_'; --")).toBeNull();
  });
});
