import { randomUUID } from "node:crypto";
import { changeSeating } from "@/lib/events/commands/change-seating";
import { seatingOf } from "@/lib/events/rules";
import { withdrawHandover } from "@/lib/handovers/commands/end-handover";
import { offerHandover } from "@/lib/handovers/commands/offer-handover";
import type { PassInput } from "@/lib/invitations/commands/claim-pass";
import { mergeRegistrations } from "@/lib/merges/commands/merge-registrations";
import { inOrderOfStanding, versionOf } from "@/lib/merges/rules";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { approveRegistration, declineRegistration } from "@/lib/registrations/commands/decide-registration";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { restoreRegistration } from "@/lib/registrations/commands/restore-registration";
import { verifyAddress } from "@/lib/registrations/commands/verify-address";
import { acceptOffer } from "@/lib/waiting-list/commands/accept-offer";
import { declineOffer } from "@/lib/waiting-list/commands/decline-offer";
import { moveToWaitingList } from "@/lib/waiting-list/commands/move-to-waiting-list";
import { offerSeat } from "@/lib/waiting-list/commands/offer-seat";
import { rejoinLine } from "@/lib/waiting-list/commands/rejoin-line";
import type { Deed } from "./deeds";
import type { Desk } from "./desk";
import { addressOf, personOf, whoever } from "./people";

/** What people and organisers do to a registration that is there. */
export async function withRegistration(desk: Desk, deed: Extract<Deed, { who: number }>): Promise<unknown> {
  const registrationId = await whoever(desk, deed);
  if (!registrationId) return "nobody";
  const input = { registrationId };
  switch (deed.does) {
    case "cancel":
      return cancelRegistration(input, desk.asParticipant);
    case "accept":
      return acceptOffer(input, desk.asParticipant);
    case "decline":
      return declineOffer({ ...input, keepInLine: false }, desk.asParticipant);
    case "pass":
      return declineOffer({ ...input, keepInLine: true }, desk.asParticipant);
    case "rejoin":
      return rejoinLine(input, desk.asParticipant);
    case "verify":
      return verifyAddress(input, desk.asParticipant);
    case "organiser cancels":
      return cancelRegistration({ ...input, reason: "The room is smaller." }, desk.asOrganiser);
    case "approve":
      return approveRegistration(input, desk.asOrganiser);
    case "refuse":
      return declineRegistration({ ...input, reason: null }, desk.asOrganiser);
    case "restore":
      return restoreRegistration({ ...input, otherwise: deed.otherwise }, desk.asOrganiser);
    case "to the line":
      return moveToWaitingList(input, desk.asOrganiser);
    case "offer by hand":
      return offerSeat({ ...input, overCapacity: deed.overCapacity ? Number.POSITIVE_INFINITY : 0 }, desk.asOrganiser);
    case "offer handover":
      return offerHandover(
        { ...input, name: `Person ${deed.to}`, email: addressOf(deed.to), locale: "en" },
        desk.asParticipant,
      );
    case "withdraw handover":
      return withdrawHandover(input, desk.asParticipant);
    default:
      throw new Error(`Nobody knows how to ${deed.does}.`);
  }
}

/** Somebody fills in the form, with colleagues, a code or an invitation. */
export async function register(
  desk: Desk,
  who: number,
  { colleagues = [], pass, promised }: { colleagues?: number[]; pass?: PassInput | null; promised?: number },
): Promise<unknown> {
  const others = [...new Set(colleagues)].filter((other) => other !== who);
  return registerParticipant(
    {
      eventId: desk.eventId,
      submissionId: randomUUID(),
      locale: "en",
      fromDraft: false,
      ...personOf(who),
      colleagues: others.map(personOf),
      pass,
      promisedSeats: promised,
    },
    desk.asParticipant,
  );
}

/** Two registrations that are taken for one person's, whoever they are; half of the values of the one that ends stay. */
export async function merge(desk: Desk, { who, to, tells }: Extract<Deed, { does: "merge" }>): Promise<unknown> {
  const all = await desk.db.registration.findMany({
    where: { eventId: desk.eventId, mergedIntoId: null },
    orderBy: { id: "asc" },
  });
  const [one, two] = [all[who % (all.length || 1)], all[to % (all.length || 1)]];
  if (!one || !two || one === two) return "nobody";
  const [kept, other] = inOrderOfStanding(one, two, desk.now);
  const seen = { keptId: kept.id, otherId: other.id, keptVersion: versionOf(kept), otherVersion: versionOf(other) };
  const takes = who % 2 === 0 ? ["email", "givenName"] : ["familyName"];
  return mergeRegistrations({ ...seen, takes, tells }, desk.asOrganiser);
}

/** An organiser changes the number of seats as they see it now. */
export async function changeCapacity(desk: Desk, capacity: number): Promise<unknown> {
  const event = await desk.db.event.findUniqueOrThrow({ where: { id: desk.eventId } });
  const basis = seatingOf({ ...event, texts: [] });
  return changeSeating({ eventId: desk.eventId, basis, seating: { ...basis, capacity } }, desk.asOrganiser);
}
