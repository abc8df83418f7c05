import { describe, expect, it } from "vitest";
import { organiserAdapter } from "@/lib/auth-adapter";
import { clock } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { disableOrganiser } from "@/lib/organisers/commands/disable-organiser";
import { issueSignInLink } from "@/lib/organisers/commands/issue-sign-in-link";
import { endSession, extendSession, openSession } from "@/lib/organisers/commands/session";
import { takeSignInToken } from "@/lib/organisers/commands/take-sign-in-token";
import { purgeSignIns } from "@/lib/organisers/jobs";
import { findSession, maySignIn } from "@/lib/organisers/queries";
import { hashToken, randomToken, unseal } from "@/lib/secrets";
import { testDatabase } from "../../support/database";
import { buildOrganiser } from "../../support/factories";

const { db } = await testDatabase();
const ctx: Context = { db, now: new Date("2024-02-05T09:00:00+01:00"), actor: { kind: "system" } };
const inMinutes = (minutes: number) => new Date(clock.realNow().getTime() + minutes * 60_000);
const owners = ["first@example.org"];
const adapter = organiserAdapter(
  () => ctx,
  owners,
  async () => "Firefox, Windows",
);

async function issue(email: string, expires = inMinutes(15)): Promise<string> {
  const token = randomToken();
  await issueSignInLink({ email, token, expires, locale: "da" }, ctx);
  return token;
}

describe("a mailed sign-in link", () => {
  it("is good for one use, however many try at once", async () => {
    const token = await issue("race@example.org");
    const tries = Array.from({ length: 20 }, () => takeSignInToken(hashToken(token), ctx));
    const taken = (await Promise.all(tries)).filter(Boolean);
    expect(taken).toHaveLength(1);
    expect(taken[0]?.identifier).toBe("race@example.org");
  });

  it("stands nowhere in clear: hashed in its table, sealed in its mail", async () => {
    const token = await issue("sealed@example.org");
    const [row] = await db.signInToken.findMany({ where: { identifier: "sealed@example.org" } });
    expect(row?.tokenHash).toBe(hashToken(token));
    const mail = await db.outgoingMail.findFirstOrThrow({ where: { recipient: "sealed@example.org" } });
    expect(mail).toMatchObject({ kind: "organiser.sign_in", locale: "da", status: "queued" });
    expect(JSON.stringify(mail)).not.toContain(token);
    expect(unseal("mail", mail.sealed ?? "")).toBe(token);
  });

  it("is not kept when its mail cannot be", async () => {
    const token = randomToken();
    const broken = issueSignInLink(
      { email: "no\u0000mail@example.org", token, expires: inMinutes(15), locale: "en" },
      ctx,
    );
    await expect(broken).rejects.toThrow();
    expect(await takeSignInToken(hashToken(token), ctx)).toBeNull();
  });

  it("is found by its hash alone, so that no address has to stand in it", async () => {
    const token = await issue("alone@example.org");
    expect(await adapter.useVerificationToken?.({ identifier: "", token: hashToken(token) })).toMatchObject({
      identifier: "alone@example.org",
    });
  });
});

describe("who may sign in", () => {
  it("knows organisers, and owners from the settings who never signed in", async () => {
    const { email } = await buildOrganiser(db);
    expect(await maySignIn(db, email, owners)).toBe(true);
    expect(await maySignIn(db, "first@example.org", owners)).toBe(true);
    expect(await maySignIn(db, "stranger@example.org", owners)).toBe(false);
  });

  it("lets nobody in whose access was ended, not even an owner from the settings", async () => {
    await buildOrganiser(db, { email: "gone@example.org", disabledAt: ctx.now });
    expect(await maySignIn(db, "gone@example.org", ["gone@example.org"])).toBe(false);
    expect(await adapter.getUserByEmail?.("gone@example.org")).toBeNull();
  });

  it("makes somebody from the settings an owner at their first sign-in, once", async () => {
    const user = { id: "", email: "first@example.org", emailVerified: null };
    await Promise.all([adapter.createUser?.(user), adapter.createUser?.(user)]);
    const made = await db.organiser.findMany({ where: { email: "first@example.org" } });
    expect(made).toMatchObject([{ role: "owner" }]);
    const entries = await db.auditEntry.findMany({ where: { action: "organiser.added" } });
    expect(entries.filter(({ after }) => JSON.stringify(after).includes(made[0]?.id ?? "-"))).toHaveLength(1);
  });

  it("raises somebody from the settings who was added with another role, but only at the first sign-in", async () => {
    const added = await buildOrganiser(db, { email: "raised@example.org", role: "viewer" });
    const raising = organiserAdapter(
      () => ctx,
      ["raised@example.org"],
      async () => null,
    );
    await raising.updateUser?.({ id: added.id, emailVerified: ctx.now });
    expect(await db.organiser.findUnique({ where: { id: added.id } })).toMatchObject({ role: "owner" });
    await db.organiser.update({ where: { id: added.id }, data: { role: "desk", lastSignInAt: ctx.now } });
    await raising.updateUser?.({ id: added.id, emailVerified: ctx.now });
    expect(await db.organiser.findUnique({ where: { id: added.id } })).toMatchObject({ role: "desk" });
  });

  it("creates no account for a stranger who proves an address", async () => {
    const user = { id: "", email: "stranger@example.org", emailVerified: null };
    await expect(async () => adapter.createUser?.(user)).rejects.toThrow();
    expect(await db.organiser.findUnique({ where: { email: "stranger@example.org" } })).toBeNull();
  });
});

describe("a session", () => {
  async function signedIn(expires = inMinutes(60)) {
    const organiser = await buildOrganiser(db);
    const token = randomToken();
    await openSession({ organiserId: organiser.id, token, expires }, ctx);
    return { organiser, token };
  }

  it("is stored hashed, on record, and found by its token alone", async () => {
    const { organiser, token } = await signedIn();
    const rows = await db.signInSession.findMany({ where: { userId: organiser.id } });
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await findSession(db, token))?.user.email).toBe(organiser.email);
    expect(await findSession(db, rows[0]?.tokenHash ?? "")).toBeNull();
    expect(await db.auditEntry.findMany({ where: { actorId: organiser.id } })).toMatchObject([
      { action: "organiser.signed_in", actorKind: "organiser" },
    ]);
  });

  it("ends by itself when it was idle too long", async () => {
    const { token } = await signedIn(inMinutes(-1));
    expect(await findSession(db, token)).toBeNull();
  });

  it("ends after seven days however busy it was", async () => {
    const { organiser, token } = await signedIn();
    await extendSession({ token, expires: inMinutes(60 * 24 * 30) }, ctx);
    const extended = await findSession(db, token);
    expect(extended?.expires.getTime()).toBeLessThan(inMinutes(60 * 24 * 7 + 1).getTime());
    await db.signInSession.updateMany({
      where: { userId: organiser.id },
      data: { createdAt: inMinutes(-60 * 24 * 7 - 1) },
    });
    expect(await findSession(db, token)).toBeNull();
  });

  it("ends when access is taken away, together with mailed links", async () => {
    const { organiser, token } = await signedIn();
    const link = await issue(organiser.email);
    expect(await disableOrganiser({ email: ` ${organiser.email.toUpperCase()} ` }, ctx)).toEqual({ ok: true });
    expect(await findSession(db, token)).toBeNull();
    expect(await takeSignInToken(hashToken(link), ctx)).toBeNull();
    const again = openSession({ organiserId: organiser.id, token: randomToken(), expires: inMinutes(60) }, ctx);
    await expect(again).rejects.toThrow();
  });

  it("ends once when somebody signs out twice", async () => {
    const { organiser, token } = await signedIn();
    await Promise.all([endSession(token, ctx), endSession(token, ctx)]);
    expect(await findSession(db, token)).toBeNull();
    const where = { actorId: organiser.id, action: "organiser.signed_out" };
    expect(await db.auditEntry.count({ where })).toBe(1);
  });

  it("is forgotten by the housekeeping when its time is over, as links are", async () => {
    const { token } = await signedIn(inMinutes(-1));
    const link = await issue("old@example.org", inMinutes(-1));
    expect(await purgeSignIns({ db })).toBeGreaterThanOrEqual(2);
    expect(await db.signInSession.count({ where: { tokenHash: hashToken(token) } })).toBe(0);
    expect(await db.signInToken.count({ where: { tokenHash: hashToken(link) } })).toBe(0);
  });
});
