import { randomUUID } from "node:crypto";
import type { Actor, Context } from "@/lib/context";
import type { Db } from "@/lib/db";
import { changeSeating } from "@/lib/events/commands/change-seating";
import { findSeating } from "@/lib/events/queries";
import { seatingOf, unheldSeats } from "@/lib/events/rules";
import { acceptHandover } from "@/lib/handovers/commands/accept-handover";
import { declineHandover, withdrawHandover } from "@/lib/handovers/commands/end-handover";
import { offerHandover } from "@/lib/handovers/commands/offer-handover";
import { endHandovers } from "@/lib/handovers/jobs";
import { addAccessCode } from "@/lib/invitations/commands/add-access-code";
import { invitationPurpose, type PassInput } from "@/lib/invitations/commands/claim-pass";
import { closeAccessCode } from "@/lib/invitations/commands/close-access-code";
import { declineInvitation } from "@/lib/invitations/commands/decline-invitation";
import { inviteParticipants } from "@/lib/invitations/commands/invite-participants";
import { withdrawInvitation } from "@/lib/invitations/commands/withdraw-invitation";
import { endReservations, remindInvitations } from "@/lib/invitations/jobs";
import { mergeRegistrations } from "@/lib/merges/commands";
import { inOrderOfStanding, versionOf } from "@/lib/merges/rules";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { approveRegistration, declineRegistration } from "@/lib/registrations/commands/decide-registration";
import { registerByHand } from "@/lib/registrations/commands/register-by-hand";
import { type RegisterInput, registerParticipant } from "@/lib/registrations/commands/register-participant";
import { restoreRegistration } from "@/lib/registrations/commands/restore-registration";
import { verifyAddress } from "@/lib/registrations/commands/verify-address";
import { registrationSchema } from "@/lib/registrations/schema";
import { issueLinkKey } from "@/lib/secrets";
import { acceptOffer } from "@/lib/waiting-list/commands/accept-offer";
import { declineOffer } from "@/lib/waiting-list/commands/decline-offer";
import { moveToWaitingList } from "@/lib/waiting-list/commands/move-to-waiting-list";
import { offerSeat } from "@/lib/waiting-list/commands/offer-seat";
import { rejoinLine } from "@/lib/waiting-list/commands/rejoin-line";
import { sweepEvent } from "@/lib/waiting-list/jobs";
import { offerDeadline } from "@/lib/waiting-list/rules";
import type { Prisma } from "@/prisma/generated/client";
import type { AdmissionMode, RegistrationStatus } from "@/prisma/generated/enums";
import { shippedEvent } from "../../../prisma/seed/shipped-event";
import { brokenInvariants } from "../../support/invariants";

/** How an event of a sequence is set up. */
export type Setting = {
  capacity: number;
  admissionMode: AdmissionMode;
  recognisedSkipApproval: boolean;
  hasWaitingList: boolean;
  /** A code for so many people, with seats set aside for them or without; 0 for none. */
  codeSeats: number;
  codeHoldsSeats: boolean;
};

/** Something that somebody does. `who` counts people by number, so that every sequence can be carried out. */
export type Deed =
  | { does: "register"; who: number; withColleagues: number[]; withCode?: boolean; promised?: number }
  | { does: "cancel" | "accept" | "decline" | "pass" | "rejoin" | "verify"; who: number }
  | { does: "organiser cancels" | "approve" | "refuse" | "to the line"; who: number }
  | { does: "offer by hand"; who: number; overCapacity: boolean }
  | { does: "restore"; who: number; otherwise?: "line" | "seat" }
  | { does: "merge"; who: number; to: number; tells: boolean }
  | { does: "add by hand"; who: number; seatAnyway: boolean; tells: boolean }
  | { does: "change capacity"; to: number }
  | { does: "offer handover"; who: number; to: number }
  | { does: "accept handover" | "decline handover" | "withdraw handover"; who: number }
  | { does: "invite"; who: number; holdsSeat: boolean; overWaitingList: boolean }
  | { does: "take up invitation" | "overlook invitation" | "decline invitation" | "withdraw invitation"; who: number }
  | { does: "close code" }
  | { does: "sweep" }
  | { does: "wait"; hours: number }
  | { does: "come close to the event" };

const begins = new Date(shippedEvent.startsAt);
const start = new Date("2024-02-05T09:00:00+01:00");
const CODE = "TOGETHER";

const hoursAfter = (moment: Date, hours: number) => new Date(moment.getTime() + hours * 3_600_000);

/** One event with people around it, on whom deeds are carried out through the real commands. */
export class DeskOfOneEvent {
  now = start;

  private constructor(
    private readonly db: Db,
    readonly eventId: string,
    private readonly organiser: Actor,
  ) {}

  /** @param model an event whose columns the new one gets. */
  static async open(db: Db, model: string, organiserId: string, setting: Setting): Promise<DeskOfOneEvent> {
    const { codeSeats, codeHoldsSeats, ...columns } = setting;
    const id = randomUUID();
    const open = { registrationClosesAt: begins.toISOString(), cancellationsCloseAt: begins.toISOString() };
    const changed: Prisma.JsonObject = { id, slug: `sequence-${id}`, ...inSnakeCase({ ...columns, ...open }) };
    await db.$executeRaw`
      INSERT INTO event SELECT changed.* FROM event model,
        jsonb_populate_record(model, ${JSON.stringify(changed)}::jsonb) changed WHERE model.id = ${model}::uuid`;
    const desk = new DeskOfOneEvent(db, id, { kind: "organiser", id: organiserId });
    if (codeSeats > 0) await desk.#addCode(codeSeats, codeHoldsSeats);
    return desk;
  }

  /** Carries a deed out, whatever the answer: a refusal is an answer too. */
  async carryOut(deed: Deed): Promise<unknown> {
    switch (deed.does) {
      case "wait":
        this.now = hoursAfter(this.now, deed.hours);
        return;
      // Too late for offers: a seat can be free while people wait, and is still nobody else's.
      case "come close to the event":
        this.now = new Date(Math.max(this.now.getTime(), hoursAfter(begins, -20).getTime()));
        return;
      case "sweep":
        return this.#sweep();
      case "change capacity":
        return this.#changeCapacity(deed.to);
      case "register":
        return this.#register(deed.who, {
          colleagues: deed.withColleagues,
          pass: deed.withCode ? { code: CODE } : null,
          promised: deed.promised,
        });
      case "merge":
        return this.#merge(deed);
      case "add by hand":
        return registerByHand(
          { eventId: this.eventId, submissionId: randomUUID(), locale: "en", ...personOf(deed.who), ...deed },
          this.#asOrganiser,
        );
      case "invite":
        return this.#invite(deed);
      case "take up invitation":
      case "overlook invitation":
      case "decline invitation":
      case "withdraw invitation":
        return this.#answerInvitation(deed);
      case "close code":
        return this.#closeCode();
      case "accept handover":
      case "decline handover":
        return this.#answerHandover(deed.who, deed.does);
      default:
        return this.#withRegistration(deed);
    }
  }

  /** What is not as it must be, beside the invariants: a seat that could be given out waits for nobody. */
  async findings(): Promise<string[]> {
    const [broken, event] = await Promise.all([
      brokenInvariants(this.db, this.eventId),
      findSeating(this.db, this.eventId),
    ]);
    if (!event) throw new Error("The event is gone.");
    const isIdle = unheldSeats(event.seats) > 0 && event.seats.waiting > 0 && offerDeadline(event, this.now) !== null;
    if (isIdle) broken.push(`a seat is free while ${event.seats.waiting} wait: ${JSON.stringify(event.seats)}`);
    return broken;
  }

  /** Frees what the clock would come back to later, for the sequences after this one. */
  async close(): Promise<void> {
    await this.db.$executeRaw`
      WITH invitations AS (
        UPDATE invitation SET withdrawn_at = ${this.now}, holds_seat = false
        WHERE event_id = ${this.eventId}::uuid AND num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0
      ), codes AS (
        UPDATE access_code SET holds_seats = false WHERE event_id = ${this.eventId}::uuid AND holds_seats
      )
      UPDATE handover SET withdrawn_at = ${this.now}
      WHERE event_id = ${this.eventId}::uuid AND num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0`;
  }

  #context(actor: Actor): Context {
    return { db: this.db, now: this.now, actor };
  }

  get #asParticipant(): Context {
    return this.#context({ kind: "participant" });
  }

  get #asOrganiser(): Context {
    return this.#context(this.organiser);
  }

  async #withRegistration(deed: Extract<Deed, { who: number }>): Promise<unknown> {
    const registrationId = await this.#whoever(deed);
    if (!registrationId) return "nobody";
    const input = { registrationId };
    switch (deed.does) {
      case "cancel":
        return cancelRegistration(input, this.#asParticipant);
      case "accept":
        return acceptOffer(input, this.#asParticipant);
      case "decline":
        return declineOffer({ ...input, keepInLine: false }, this.#asParticipant);
      case "pass":
        return declineOffer({ ...input, keepInLine: true }, this.#asParticipant);
      case "rejoin":
        return rejoinLine(input, this.#asParticipant);
      case "verify":
        return verifyAddress(input, this.#asParticipant);
      case "organiser cancels":
        return cancelRegistration({ ...input, reason: "The room is smaller." }, this.#asOrganiser);
      case "approve":
        return approveRegistration(input, this.#asOrganiser);
      case "refuse":
        return declineRegistration({ ...input, reason: null }, this.#asOrganiser);
      case "restore":
        return restoreRegistration({ ...input, otherwise: deed.otherwise }, this.#asOrganiser);
      case "to the line":
        return moveToWaitingList(input, this.#asOrganiser);
      case "offer by hand":
        return offerSeat({ ...input, overCapacity: deed.overCapacity }, this.#asOrganiser);
      case "offer handover":
        return offerHandover(
          { ...input, name: `Person ${deed.to}`, email: addressOf(deed.to), locale: "en" },
          this.#asParticipant,
        );
      case "withdraw handover":
        return withdrawHandover(input, this.#asParticipant);
      default:
        throw new Error(`Nobody knows how to ${deed.does}.`);
    }
  }

  /**
   * Whom a deed is about: one of those for whom it is meant, chosen by number; and now and then anybody, since buttons are
   * pressed on pages that are out of date.
   */
  async #whoever({ does, who }: Extract<Deed, { who: number }>): Promise<string | undefined> {
    const all = await this.db.registration.findMany({
      where: { eventId: this.eventId },
      orderBy: { id: "asc" },
      select: { id: true, status: true },
    });
    const wanted = meantFor[does] ?? [];
    const meant = all.filter(({ status }) => wanted.includes(status));
    return (meant[who % (meant.length + 1)] ?? all[who % (all.length || 1)])?.id;
  }

  async #register(
    who: number,
    { colleagues = [], pass, promised }: { colleagues?: number[]; pass?: PassInput | null; promised?: number },
  ): Promise<unknown> {
    const others = [...new Set(colleagues)].filter((other) => other !== who);
    return registerParticipant(
      {
        eventId: this.eventId,
        submissionId: randomUUID(),
        locale: "en",
        fromDraft: false,
        ...personOf(who),
        colleagues: others.map(personOf),
        pass,
        promisedSeats: promised,
      },
      this.#asParticipant,
    );
  }

  /** Two registrations that are taken for one person's, whoever they are; half of the values of the one that ends stay. */
  async #merge({ who, to, tells }: Extract<Deed, { does: "merge" }>): Promise<unknown> {
    const all = await this.db.registration.findMany({
      where: { eventId: this.eventId, mergedIntoId: null },
      orderBy: { id: "asc" },
    });
    const [one, two] = [all[who % (all.length || 1)], all[to % (all.length || 1)]];
    if (!one || !two || one === two) return "nobody";
    const [kept, other] = inOrderOfStanding(one, two);
    const seen = { keptId: kept.id, otherId: other.id, keptVersion: versionOf(kept), otherVersion: versionOf(other) };
    const takes = who % 2 === 0 ? ["email", "givenName"] : ["familyName"];
    return mergeRegistrations({ ...seen, takes, tells }, this.#asOrganiser);
  }

  async #changeCapacity(capacity: number): Promise<unknown> {
    const event = await this.db.event.findUniqueOrThrow({ where: { id: this.eventId } });
    const basis = seatingOf({ ...event, texts: [] });
    return changeSeating({ eventId: this.eventId, basis, seating: { ...basis, capacity } }, this.#asOrganiser);
  }

  async #addCode(seats: number, holdsSeats: boolean): Promise<unknown> {
    const reservedUntil = hoursAfter(start, 100);
    const code = { code: CODE, label: "A group", seats, holdsSeats, reservedUntil };
    const added = await addAccessCode({ eventId: this.eventId, ...code }, this.#asOrganiser);
    // More than there are: then without setting any aside.
    return added.ok || !holdsSeats ? added : this.#addCode(seats, false);
  }

  async #closeCode(): Promise<unknown> {
    const code = await this.db.accessCode.findFirst({ where: { eventId: this.eventId }, select: { id: true } });
    return code ? closeAccessCode({ eventId: this.eventId, codeId: code.id }, this.#asOrganiser) : "no code";
  }

  async #invite({ who, holdsSeat, overWaitingList }: Extract<Deed, { does: "invite" }>): Promise<unknown> {
    return inviteParticipants(
      {
        eventId: this.eventId,
        people: [{ name: `Person ${who}`, email: addressOf(who) }],
        locale: "en",
        reservesSeats: holdsSeat,
        overWaitingList,
        reservedUntil: hoursAfter(this.now, 60),
        remindAt: hoursAfter(this.now, 20),
      },
      this.#asOrganiser,
    );
  }

  async #answerInvitation({ does, who }: Extract<Deed, { who: number }>): Promise<unknown> {
    const all = await this.db.invitation.findMany({ where: { eventId: this.eventId }, orderBy: { id: "desc" } });
    const invitation = all[who % (all.length || 1)];
    if (!invitation) return "nobody";
    const { id: invitationId, linkVersion } = invitation;
    if (does === "withdraw invitation") return withdrawInvitation({ invitationId }, this.#asOrganiser);
    if (does === "decline invitation") return declineInvitation({ invitationId }, this.#asParticipant);
    // By the form, as if there had been no invitation.
    if (does === "overlook invitation") return this.#register(numberOf(invitation.emailKey), {});
    return this.#register(who, { pass: { invitation: issueLinkKey(invitationPurpose, invitationId, linkVersion) } });
  }

  /** The clockwork, as `sweepEvents` has it, at this desk's time. */
  async #sweep(): Promise<unknown> {
    const { db, now } = this;
    await remindInvitations({ db, now });
    await endReservations({ db, now });
    await endHandovers({ db, now });
    return sweepEvent(db, this.eventId, now);
  }

  async #answerHandover(who: number, answer: "accept handover" | "decline handover"): Promise<unknown> {
    const all = await this.db.handover.findMany({ where: { eventId: this.eventId }, orderBy: { id: "desc" } });
    const handover = all[who % (all.length || 1)];
    if (!handover) return "nobody";
    const handoverId = handover.id;
    if (answer === "decline handover") return declineHandover({ handoverId }, this.#asParticipant);
    const { email: _, ...details } = personOf(who).details;
    const submission = { submissionId: randomUUID(), fromDraft: false, locale: "en" } as const;
    return acceptHandover({ handoverId, ...submission, details }, this.#asParticipant);
  }
}

/** The states in which the page of a registration has the button for it. */
const meantFor: Partial<Record<Deed["does"], RegistrationStatus[]>> = {
  accept: ["offered"],
  decline: ["offered"],
  pass: ["offered"],
  verify: ["awaiting_verification"],
  rejoin: ["lapsed"],
  cancel: ["confirmed", "waitlisted", "offered", "awaiting_approval", "awaiting_verification"],
  "organiser cancels": ["confirmed", "waitlisted"],
  approve: ["awaiting_approval"],
  refuse: ["awaiting_approval", "waitlisted"],
  "to the line": ["confirmed", "offered", "awaiting_approval", "awaiting_verification"],
  "offer by hand": ["waitlisted"],
  restore: ["cancelled", "declined", "lapsed"],
  "offer handover": ["confirmed"],
  "withdraw handover": ["confirmed"],
};

function addressOf(who: number): string {
  // Every other one writes from a public body.
  return `person-${who}@${who % 2 === 0 ? "kommune.example" : "example.org"}`;
}

function inSnakeCase(columns: Record<string, string | number | boolean>): Prisma.JsonObject {
  const named = Object.entries(columns).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(named);
}

function numberOf(address: string): number {
  return Number(/\d+/.exec(address)?.[0]);
}

function personOf(who: number): Pick<RegisterInput, "details"> {
  return {
    details: registrationSchema.parse({
      givenName: `Person ${who}`,
      familyName: "Example",
      email: addressOf(who),
      organisation: "Municipality of Example",
      organisationType: "municipality",
      country: "DK",
    }),
  };
}
