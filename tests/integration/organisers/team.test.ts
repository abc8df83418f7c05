import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { addOrganiser } from "@/lib/organisers/commands/add-organiser";
import { changeRoles } from "@/lib/organisers/commands/change-roles";
import { disableOrganiser } from "@/lib/organisers/commands/disable-organiser";
import { endSessions } from "@/lib/organisers/commands/end-sessions";
import { inviteAgain, inviteOrganiser } from "@/lib/organisers/commands/invite-organiser";
import { openSession } from "@/lib/organisers/commands/session";
import { grantScope, type OrganiserScope } from "@/lib/organisers/policy";
import {
  findSession,
  findTeamMember,
  listOrganisers,
  listSessions,
  listTeam,
  maySignIn,
} from "@/lib/organisers/queries";
import type { Roles } from "@/lib/organisers/schema";
import { randomToken } from "@/lib/secrets";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser } from "../../support/factories";

const { db } = await testDatabase();
const ctx: Context = { db, now: new Date("2024-02-05T09:00:00+01:00"), actor: { kind: "system" } };
const none: Roles = { role: null, eventRoles: [] };
const everywhere = (role: Roles["role"]): Roles => ({ role, eventRoles: [] });
const lastOwner = { ok: false, reason: "last_owner" };

async function rolesOf(id: string): Promise<Roles & { hasAccess: boolean }> {
  const { role, eventRoles, disabledAt } = await db.organiser.findUniqueOrThrow({
    where: { id },
    include: { eventRoles: { select: { eventId: true, role: true } } },
  });
  return { role, eventRoles: eventRoles as Roles["eventRoles"], hasAccess: disabledAt === null };
}

async function signIn(organiserId: string, device: string | null = null) {
  const token = randomToken();
  await openSession({ organiserId, token, expires: new Date(Date.now() + 3_600_000), device }, ctx);
  return token;
}

const entriesAbout = (organiserId: string) =>
  db.auditEntry.findMany({
    where: { after: { path: ["organiserId"], equals: organiserId } },
    orderBy: { number: "asc" },
    select: { action: true, eventId: true, before: true, after: true, actorId: true },
  });

// These come first: they speak of everybody there is.
describe("from the command line", () => {
  it("gives access, changes roles and puts each change on record", async () => {
    const added = await addOrganiser({ email: " Anna@Example.org", role: "owner", name: "Anna" }, ctx);
    expect(added).toMatchObject({ ok: true, outcome: "added", organiser: { email: "anna@example.org" } });
    expect(await addOrganiser({ email: "bo@example.org", role: "viewer" }, ctx)).toMatchObject({ outcome: "added" });
    expect(await addOrganiser({ email: "bo@example.org", role: "viewer" }, ctx)).toMatchObject({
      outcome: "unchanged",
    });
    expect(await addOrganiser({ email: "bo@example.org", role: "desk" }, ctx)).toMatchObject({ outcome: "changed" });
    const entries = await db.auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(entries.map(({ action }) => action)).toEqual([
      "organiser.added",
      "organiser.added",
      "organiser.role_changed",
    ]);
    expect(entries[2]).toMatchObject({ before: { role: "viewer", hasAccess: true }, after: { role: "desk" } });
    expect((await listOrganisers(db)).map(({ email }) => email)).toEqual(["anna@example.org", "bo@example.org"]);
  });

  it("refuses what is no address or no role", async () => {
    const refused = { ok: false, reason: "not_an_organiser" };
    expect(await addOrganiser({ email: "nobody", role: "owner" }, ctx)).toEqual(refused);
    expect(await addOrganiser({ email: "a@example.org", role: "king" as "owner" }, ctx)).toEqual(refused);
  });

  it("never loses the last owner, and gives access back", async () => {
    expect(await disableOrganiser({ email: "anna@example.org" }, ctx)).toEqual(lastOwner);
    expect(await addOrganiser({ email: "anna@example.org", role: "viewer" }, ctx)).toEqual(lastOwner);
    await addOrganiser({ email: "carl@example.org", role: "owner" }, ctx);
    const both = ["anna@example.org", "carl@example.org"].map((email) => disableOrganiser({ email }, ctx));
    expect((await Promise.all(both)).filter(({ ok }) => ok)).toHaveLength(1);
    expect(await disableOrganiser({ email: "unknown@example.org" }, ctx)).toEqual({ ok: false, reason: "unknown" });
    const ended = await db.organiser.findFirstOrThrow({ where: { disabledAt: { not: null } } });
    expect(await addOrganiser({ email: ended.email, role: "owner" }, ctx)).toMatchObject({ outcome: "changed" });
    expect(await db.organiser.count({ where: { disabledAt: { not: null } } })).toBe(0);
  });

  it("gives a role at one event, beside what somebody has", async () => {
    const event = await buildEvent(db);
    const at = { role: "desk", event: event.slug } as const;
    const added = await addOrganiser({ email: "dora@example.org", ...at }, ctx);
    if (!added.ok) throw new Error(added.reason);
    const own = [{ eventId: event.id, role: "desk" }];
    expect(await rolesOf(added.organiser.id)).toEqual({ role: null, eventRoles: own, hasAccess: true });
    await addOrganiser({ email: "dora@example.org", role: "viewer" }, ctx);
    expect(await rolesOf(added.organiser.id)).toEqual({ role: "viewer", eventRoles: own, hasAccess: true });
    expect(await addOrganiser({ email: "dora@example.org", ...at }, ctx)).toMatchObject({ outcome: "unchanged" });
    const unknown = { ok: false, reason: "unknown_event" };
    expect(await addOrganiser({ email: "ed@example.org", ...at, event: "nowhere" }, ctx)).toEqual(unknown);
    const owner = await addOrganiser({ email: "ed@example.org", role: "owner", event: event.slug }, ctx);
    expect(owner).toEqual({ ok: false, reason: "not_an_organiser" });
    expect(await db.organiser.count({ where: { email: "ed@example.org" } })).toBe(0);
  });
});

describe("an invitation", () => {
  const person = (email: string, roles: Roles = everywhere("viewer")) =>
    ({ email, name: null, locale: "da", roles }) as const;
  const mailsTo = (recipient: string) => db.outgoingMail.findMany({ where: { recipient, kind: "organiser.invited" } });

  it("gives the roles and says by mail who invites, as what; one sees no secret in it", async () => {
    const owner = await buildOrganiser(db, { role: "owner", name: "Kim Andersen" });
    const event = await buildEvent(db);
    const roles: Roles = { role: "viewer", eventRoles: [{ eventId: event.id, role: "organiser" }] };
    const by: Context = { ...ctx, actor: { kind: "organiser", id: owner.id } };
    const result = await inviteOrganiser(person("eleni@example.org", roles), by);
    if (!result.ok) throw new Error(result.reason);
    expect(await rolesOf(result.id)).toEqual({ ...roles, hasAccess: true });
    expect(await maySignIn(db, "eleni@example.org", [])).toBe(true);
    const [mail, ...others] = await mailsTo("eleni@example.org");
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ locale: "da", organiserId: result.id, sealed: null });
    expect(mail?.data).toMatchObject({ invitedBy: "Kim Andersen", role: "viewer", events: [{ role: "organiser" }] });
    const entries = await entriesAbout(result.id);
    expect(entries.map(({ action }) => action)).toEqual([
      "organiser.invited",
      "organiser.role_changed",
      "organiser.event_role_granted",
    ]);
    expect(new Set(entries.map(({ actorId }) => actorId))).toEqual(new Set([owner.id]));
    expect(entries[2]).toMatchObject({ eventId: event.id, after: { role: "organiser" } });
  });

  it("is one, also when two owners send it at once", async () => {
    const both = [1, 2].map(() => inviteOrganiser(person("twice@example.org"), ctx));
    const results = await Promise.all(both);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: "has_access" });
    expect(await mailsTo("twice@example.org")).toHaveLength(1);
  });

  it("needs a role, and nothing is kept without one", async () => {
    const gone = { eventId: "0193a3a4-0000-7000-8000-000000000000", role: "desk" } as const;
    expect(await inviteOrganiser(person("norole@example.org", none), ctx)).toEqual({ ok: false, reason: "no_role" });
    const vanished = inviteOrganiser(person("norole@example.org", { role: null, eventRoles: [gone] }), ctx);
    expect(await vanished).toEqual({ ok: false, reason: "no_role" });
    expect(await db.organiser.count({ where: { email: "norole@example.org" } })).toBe(0);
  });

  it("gives access back with these roles alone", async () => {
    const former = await buildOrganiser(db, { role: "organiser", disabledAt: ctx.now });
    expect(await inviteOrganiser(person(former.email), ctx)).toEqual({ ok: true, id: former.id });
    expect(await rolesOf(former.id)).toEqual({ ...everywhere("viewer"), hasAccess: true });
  });

  it("is sent again until they sign in, but never twice at once; it stays here when access goes", async () => {
    const invited = await inviteOrganiser(person("again@example.org"), ctx);
    if (!invited.ok) throw new Error(invited.reason);
    const again = () => inviteAgain({ organiserId: invited.id }, ctx);
    expect(await again()).toEqual({ ok: false, reason: "on_its_way" });
    await db.outgoingMail.updateMany({ where: { organiserId: invited.id }, data: { status: "sent", sentAt: ctx.now } });
    const both = await Promise.all([again(), again()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await disableOrganiser({ organiserId: invited.id }, ctx);
    expect((await mailsTo("again@example.org")).map(({ status }) => status).sort()).toEqual(["sent", "withdrawn"]);
    expect(await again()).toEqual({ ok: false, reason: "unknown" });
    await changeRoles({ organiserId: invited.id, basis: everywhere("viewer"), wanted: everywhere("viewer") }, ctx);
    await signIn(invited.id);
    expect(await again()).toEqual({ ok: false, reason: "has_signed_in" });
  });
});

describe("other roles", () => {
  it("hold at once, each change on record", async () => {
    const [here, there] = [await buildEvent(db), await buildEvent(db)];
    const { id } = await buildOrganiser(db, { role: "organiser" });
    const token = await signIn(id);
    const basis = everywhere("organiser");
    const wanted: Roles = {
      role: "viewer",
      eventRoles: [
        { eventId: here.id, role: "organiser" },
        { eventId: there.id, role: "desk" },
      ],
    };
    expect(await changeRoles({ organiserId: id, basis, wanted }, ctx)).toEqual({ ok: true, changed: true });
    expect((await findSession(db, token))?.user).toMatchObject({ role: "viewer" });
    const less: Roles = { role: "viewer", eventRoles: [{ eventId: here.id, role: "desk" }] };
    await changeRoles({ organiserId: id, basis: wanted, wanted: less }, ctx);
    expect((await findSession(db, token))?.user.eventRoles).toEqual(less.eventRoles);
    const entries = await entriesAbout(id);
    expect(entries.map(({ action, eventId }) => [action, eventId])).toEqual([
      ["organiser.role_changed", null],
      ["organiser.event_role_granted", here.id],
      ["organiser.event_role_granted", there.id],
      ["organiser.event_role_removed", there.id],
      ["organiser.event_role_granted", here.id],
    ]);
    expect(entries.at(-1)).toMatchObject({ before: { role: "organiser" }, after: { role: "desk" } });
  });

  it("are not written over those that somebody else has given meanwhile", async () => {
    const { id } = await buildOrganiser(db, { role: "viewer" });
    const basis = everywhere("viewer");
    const wishes = (["desk", "organiser"] as const).map((role) =>
      changeRoles({ organiserId: id, basis, wanted: everywhere(role) }, ctx),
    );
    const results = await Promise.all(wishes);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, reason: "changed_meanwhile" });
    // The same wish once more is no conflict: it is what is on record.
    const now = await rolesOf(id);
    expect(await changeRoles({ organiserId: id, basis, wanted: now }, ctx)).toEqual({ ok: true, changed: false });
  });

  it("leave at least one owner, also when two owners demote each other at once", async () => {
    await db.organiser.updateMany({ where: { role: "owner" }, data: { role: "viewer" } });
    const [one, two] = [await buildOrganiser(db, { role: "owner" }), await buildOrganiser(db, { role: "owner" })];
    const demoted = await Promise.all(
      [one, two].map(({ id }) =>
        changeRoles({ organiserId: id, basis: everywhere("owner"), wanted: everywhere("organiser") }, ctx),
      ),
    );
    expect(demoted.filter(({ ok }) => ok)).toHaveLength(1);
    expect(demoted).toContainEqual(lastOwner);
    expect(await db.organiser.count({ where: { role: "owner", disabledAt: null } })).toBe(1);
  });

  it("are some: taking all of them is taking access away", async () => {
    const { id } = await buildOrganiser(db, { role: "viewer" });
    const wish = changeRoles({ organiserId: id, basis: everywhere("viewer"), wanted: none }, ctx);
    expect(await wish).toEqual({ ok: false, reason: "no_role" });
    const nobody = { organiserId: "0193a3a4-0000-7000-8000-000000000000", basis: none, wanted: everywhere("viewer") };
    expect(await changeRoles(nobody, ctx)).toEqual({ ok: false, reason: "unknown" });
  });
});

describe("sessions", () => {
  const owner = async () => {
    const scope = grantScope(await buildOrganiser(db, { role: "owner" }), "team.manage");
    return scope as OrganiserScope<"team.manage">;
  };

  it("are listed with device and times, and one's own is known", async () => {
    const { id } = await buildOrganiser(db);
    await signIn(id, "Safari, iPhone");
    const own = await signIn(id, "Firefox, Windows");
    await db.signInSession.create({ data: { userId: id, tokenHash: "old", expires: new Date(0) } });
    const sessions = await listSessions(db, id, own);
    expect(sessions.map(({ device, isOwn }) => [device, isOwn])).toEqual([
      ["Firefox, Windows", true],
      ["Safari, iPhone", false],
    ]);
    expect(JSON.stringify(sessions)).not.toContain(own);
    expect((await findTeamMember(db, await owner(), id))?._count.sessions).toBe(2);
  });

  it("end one by one or all together, at once; another's are never touched", async () => {
    const { id, email } = await buildOrganiser(db);
    const other = await buildOrganiser(db);
    const [one, two, foreign] = [await signIn(id), await signIn(id), await signIn(other.id)];
    const [theirs] = await listSessions(db, other.id, null);
    expect(await endSessions({ organiserId: id, sessionId: theirs?.id ?? "" }, ctx)).toEqual({ ended: 0 });
    const first = (await listSessions(db, id, one)).find(({ isOwn }) => isOwn);
    expect(await endSessions({ organiserId: id, sessionId: first?.id ?? "" }, ctx)).toEqual({ ended: 1 });
    expect([await findSession(db, one), await findSession(db, two)].map((found) => found !== null)).toEqual([
      false,
      true,
    ]);
    await db.signInToken.create({
      data: { tokenHash: "mailed", identifier: email, expires: new Date(Date.now() + 60_000) },
    });
    expect(await endSessions({ organiserId: id }, ctx)).toEqual({ ended: 1 });
    expect(await findSession(db, two)).toBeNull();
    expect(await findSession(db, foreign)).not.toBeNull();
    expect(await db.signInToken.count({ where: { identifier: email } })).toBe(0);
    expect((await entriesAbout(id)).map(({ action }) => action)).toEqual(Array(2).fill("organiser.session_ended"));
  });

  it("are counted for everybody of the team in one reading", async () => {
    const { id } = await buildOrganiser(db);
    await signIn(id);
    const team = await listTeam(db, await owner());
    expect(team.find((one) => one.id === id)?._count.sessions).toBe(1);
  });
});
