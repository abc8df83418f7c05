import { randomUUID } from "node:crypto";
import type { Actor, Context } from "@/lib/context";
import type { Db } from "@/lib/db";
import { findSeating } from "@/lib/events/queries";
import { unheldSeats } from "@/lib/events/rules";
import { endHandovers } from "@/lib/handovers/jobs";
import { endReservations, remindInvitations } from "@/lib/invitations/jobs";
import { registerByHand } from "@/lib/registrations/commands/register-by-hand";
import { sweepEvent } from "@/lib/waiting-list/jobs";
import { offerDeadline } from "@/lib/waiting-list/rules";
import type { Prisma } from "@/prisma/generated/client";
import { brokenInvariants } from "../../support/invariants";
import type { Deed, Setting } from "./deeds";
import { begins, CODE, type Desk, hoursAfter, start } from "./desk";
import { anAnswer, personOf } from "./people";
import { changeCapacity, merge, register, withRegistration } from "./places";
import { addCode, answerHandover, answerInvitation, closeCode, invite } from "./ways-in";

/** One event with people around it, on whom deeds are carried out through the real commands. */
export class DeskOfOneEvent implements Desk {
  now = start;

  private constructor(
    readonly db: Db,
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
    if (codeSeats > 0) await addCode(desk, codeSeats, codeHoldsSeats);
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
        return changeCapacity(this, deed.to);
      case "register":
        return register(this, deed.who, {
          colleagues: deed.withColleagues,
          pass: deed.withCode ? { code: CODE } : null,
          promised: deed.promised,
        });
      case "merge":
        return merge(this, deed);
      case "add by hand":
        return registerByHand(
          { eventId: this.eventId, submissionId: randomUUID(), locale: "en", ...personOf(deed.who), ...deed },
          this.asOrganiser,
        );
      case "invite":
        return invite(this, deed);
      case "take up invitation":
      case "overlook invitation":
      case "decline invitation":
      case "withdraw invitation":
        return answerInvitation(this, deed);
      case "close code":
        return closeCode(this);
      case "accept handover":
      case "decline handover":
        return answerHandover(this, deed.who, deed.does);
      case "answer": {
        const answer = await anAnswer(this, deed);
        return answer ? this.carryOut(answer) : "nobody waits";
      }
      default:
        return withRegistration(this, deed);
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

  get asParticipant(): Context {
    return this.#context({ kind: "participant" });
  }

  get asOrganiser(): Context {
    return this.#context(this.organiser);
  }

  /** The clockwork, as `sweepEvents` has it, at this desk's time. */
  async #sweep(): Promise<unknown> {
    const { db, now } = this;
    await remindInvitations({ db, now });
    await endReservations({ db, now });
    await endHandovers({ db, now });
    return sweepEvent(db, this.eventId, now);
  }
}

function inSnakeCase(columns: Record<string, string | number | boolean>): Prisma.JsonObject {
  const named = Object.entries(columns).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(named);
}
