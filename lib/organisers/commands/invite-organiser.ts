import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import type { Tx } from "../../db";
import { textFor } from "../../events/rules";
import { isLocale, type Locale } from "../../i18n/locales";
import { queueMail } from "../../mail/commands";
import { type Invitation, type Roles, rolesSchema } from "../schema";
import { lockTeam } from "./lock-team";
import { atKnownEvents, findHeldRoles, setRoles } from "./set-roles";

export type InviteResult =
  | { ok: true; id: string }
  | { ok: false; reason: "no_role" }
  /** `id`: whose page shows what they may do already. */
  | { ok: false; reason: "has_access"; id: string };

/**
 * Gives somebody access and writes to them who has invited them, as what, and where to sign in. The mail holds no secret:
 * they sign in as everybody does, with a link that is mailed when they ask for it. Somebody whose access was taken away
 * gets it back with these roles alone.
 * @returns a refusal for somebody who has access, and when there is no role to give.
 */
export async function inviteOrganiser(input: Invitation, { db, now, actor }: Context): Promise<InviteResult> {
  const { email, name, locale } = input;
  return db.$transaction(async (tx): Promise<InviteResult> => {
    await lockTeam(tx);
    const known = await tx.organiser.findUnique({ where: { email }, select: { id: true, disabledAt: true } });
    if (known && !known.disabledAt) return { ok: false, reason: "has_access", id: known.id };
    const roles = { ...input.roles, eventRoles: await atKnownEvents(tx, input.roles.eventRoles) };
    if (roles.role === null && roles.eventRoles.length === 0) return { ok: false, reason: "no_role" };
    const data = { name: name ?? undefined, locale };
    const { id } = known
      ? await tx.organiser.update({ where: { email }, data, select: { id: true } })
      : await tx.organiser.create({ data: { email, role: null, disabledAt: now, ...data }, select: { id: true } });
    await recordAudit(tx, { at: now, actor, action: "organiser.invited", after: { organiserId: id } });
    const before = (await findHeldRoles(tx, id)) ?? { role: null, eventRoles: [], hasAccess: false };
    await setRoles(tx, { organiserId: id, before, wanted: roles }, { now, actor });
    await tellInvited(tx, { id, email, name: name ?? null, locale, roles }, { now, actor });
    return { ok: true, id };
  });
}

/**
 * Writes to somebody once more who was invited and has not signed in yet, with the roles they have now.
 * @returns a refusal when they have signed in or have no access, and while the last such mail has not left.
 */
export async function inviteAgain(
  { organiserId }: { organiserId: string },
  { db, now, actor }: Context,
): Promise<{ ok: true } | { ok: false; reason: "unknown" | "has_signed_in" | "on_its_way" }> {
  return db.$transaction(async (tx) => {
    await lockTeam(tx);
    const where = { id: organiserId, disabledAt: null };
    const known = await tx.organiser.findFirst({ where, include: { eventRoles: true } });
    if (!known) return { ok: false, reason: "unknown" } as const;
    if (known.lastSignInAt) return { ok: false, reason: "has_signed_in" } as const;
    const waiting = await tx.outgoingMail.count({
      where: {
        organiserId,
        kind: "organiser.invited",
        status: { in: ["queued", "sending", "waiting_to_retry"] },
      },
    });
    if (waiting > 0) return { ok: false, reason: "on_its_way" } as const;
    const { id, email, name, eventRoles, role } = known;
    const locale = isLocale(known.locale) ? known.locale : "en";
    await recordAudit(tx, { at: now, actor, action: "organiser.invited", after: { organiserId } });
    await tellInvited(tx, { id, email, name, locale, roles: rolesSchema.parse({ role, eventRoles }) }, { now, actor });
    return { ok: true } as const;
  });
}

type Invited = { id: string; email: string; name: string | null; locale: Locale; roles: Roles };

async function tellInvited(
  tx: Tx,
  { id, email, name, locale, roles }: Invited,
  { now, actor }: Pick<Context, "now" | "actor">,
): Promise<void> {
  const inviter = actor.kind === "organiser" ? await tx.organiser.findUniqueOrThrow({ where: { id: actor.id } }) : null;
  const events = await tx.event.findMany({
    where: { id: { in: roles.eventRoles.map(({ eventId }) => eventId) } },
    include: { texts: true },
    orderBy: { startsAt: "asc" },
  });
  await queueMail(tx, {
    kind: "organiser.invited",
    locale,
    recipient: email,
    recipientName: name,
    organiserId: id,
    data: {
      invitedBy: inviter && (inviter.name ?? inviter.email),
      role: roles.role,
      events: events.flatMap((event) => {
        const role = roles.eventRoles.find(({ eventId }) => eventId === event.id)?.role;
        return role ? [{ title: textFor(event, locale).title, role }] : [];
      }),
    },
    queuedAt: now,
  });
}
