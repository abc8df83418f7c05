import { randomUUID } from "node:crypto";
import { acceptHandover } from "@/lib/handovers/commands/accept-handover";
import { declineHandover } from "@/lib/handovers/commands/end-handover";
import { addAccessCode } from "@/lib/invitations/commands/add-access-code";
import { invitationPurpose } from "@/lib/invitations/commands/claim-pass";
import { closeAccessCode } from "@/lib/invitations/commands/close-access-code";
import { declineInvitation } from "@/lib/invitations/commands/decline-invitation";
import { inviteParticipants } from "@/lib/invitations/commands/invite-participants";
import { withdrawInvitation } from "@/lib/invitations/commands/withdraw-invitation";
import { issueLinkKey } from "@/lib/secrets";
import type { Deed } from "./deeds";
import { CODE, type Desk, hoursAfter, start } from "./desk";
import { addressOf, numberOf, personOf } from "./people";
import { register } from "./places";

/** A code for a group, with seats set aside where there are as many. */
export async function addCode(desk: Desk, seats: number, holdsSeats: boolean): Promise<unknown> {
  const reservedUntil = hoursAfter(start, 100);
  const code = { code: CODE, label: "A group", seats, holdsSeats, reservedUntil };
  const added = await addAccessCode({ eventId: desk.eventId, ...code }, desk.asOrganiser);
  // More than there are: then without setting any aside.
  return added.ok || !holdsSeats ? added : addCode(desk, seats, false);
}

export async function closeCode(desk: Desk): Promise<unknown> {
  const code = await desk.db.accessCode.findFirst({ where: { eventId: desk.eventId }, select: { id: true } });
  return code ? closeAccessCode({ eventId: desk.eventId, codeId: code.id }, desk.asOrganiser) : "no code";
}

export async function invite(
  desk: Desk,
  { who, holdsSeat, overWaitingList }: Extract<Deed, { does: "invite" }>,
): Promise<unknown> {
  return inviteParticipants(
    {
      eventId: desk.eventId,
      people: [{ name: `Person ${who}`, email: addressOf(who) }],
      locale: "en",
      reservesSeats: holdsSeat,
      overWaitingList,
      reservedUntil: hoursAfter(desk.now, 60),
      remindAt: hoursAfter(desk.now, 20),
    },
    desk.asOrganiser,
  );
}

/** What somebody does about one of the latest invitations. */
export async function answerInvitation(desk: Desk, { does, who }: Extract<Deed, { who: number }>): Promise<unknown> {
  const all = await desk.db.invitation.findMany({ where: { eventId: desk.eventId }, orderBy: { id: "desc" } });
  const invitation = all[who % (all.length || 1)];
  if (!invitation) return "nobody";
  const { id: invitationId, linkVersion } = invitation;
  if (does === "withdraw invitation") return withdrawInvitation({ invitationId }, desk.asOrganiser);
  if (does === "decline invitation") return declineInvitation({ invitationId }, desk.asParticipant);
  // By the form, as if there had been no invitation.
  if (does === "overlook invitation") return register(desk, numberOf(invitation.emailKey), {});
  return register(desk, who, { pass: { invitation: issueLinkKey(invitationPurpose, invitationId, linkVersion) } });
}

/** What somebody does about one of the latest handovers. */
export async function answerHandover(
  desk: Desk,
  who: number,
  answer: "accept handover" | "decline handover",
): Promise<unknown> {
  const all = await desk.db.handover.findMany({ where: { eventId: desk.eventId }, orderBy: { id: "desc" } });
  const handover = all[who % (all.length || 1)];
  if (!handover) return "nobody";
  const handoverId = handover.id;
  if (answer === "decline handover") return declineHandover({ handoverId }, desk.asParticipant);
  const { email: _, ...details } = personOf(who).details;
  const submission = { submissionId: randomUUID(), fromDraft: false, locale: "en" } as const;
  return acceptHandover({ handoverId, ...submission, details }, desk.asParticipant);
}
