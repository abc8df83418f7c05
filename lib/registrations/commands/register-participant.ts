import type { Context } from "../../context";
import { type Db, isOutOfTime, isUniqueViolation, lockEvent, type Tx } from "../../db";
import { claimDrafts, completeDrafts } from "../../drafts/commands";
import type { DraftOutcome } from "../../drafts/schema";
import { emailKey } from "../../email-address";
import { NotFoundError } from "../../errors";
import { findSeating } from "../../events/queries";
import type { Locale } from "../../i18n/locales";
import type { PassInput, PassRefusal } from "../../invitations/commands/claim-pass";
import { together } from "../../together";
import { MOST_TOGETHER } from "../constants";
import type { AdmissionRefusal } from "../rules";
import { admitPeople, type Person } from "./admit-people";
import { Ledger } from "./ledger";

export type RegisterInput = Person & {
  eventId: string;
  /** Id of the draft that is being sent, or any new UUID where there was no form. One id makes at most one registration. */
  submissionId: string;
  /** Language of the mails and of the participant's own page. */
  locale: Locale;
  /** Whether the submission id is a form draft's, which is then marked as sent. */
  fromDraft: boolean;
  /** Whom the sender registers along with themselves; each gets their own registration, link and mails. */
  colleagues?: Person[];
  pass?: PassInput | null;
  /** How many seats the page said there would be. A group that would get fewer is not registered but told. */
  promisedSeats?: number;
};

export type RegisterResult =
  | { ok: true; outcome: DraftOutcome; registrationId: string | null }
  | { ok: false; reason: AdmissionRefusal | PassRefusal | "gone" | "outcome_changed" | "busy" };

type Arrival = { input: RegisterInput; context: Context };

/** References are random; a collision is so rare that a few tries are plenty. */
const REFERENCE_TRIES = 5;

/** By database and event: those who arrive while others are being registered go next, all in one transaction. */
const desks = new WeakMap<Db, Map<string, (arrival: Arrival) => Promise<RegisterResult>>>();

/**
 * Registers a participant, and colleagues with them: each registration, its audit entry and its mail, or nothing of it.
 *
 * Seats are decided while the event is locked, in the order of arrival: a seat while there is one that nobody waits for,
 * otherwise a place in line. An address that is already registered gets the answer that a newcomer would have got, with
 * a reference of its own, and a mail that says so; nothing on the page tells the two apart (DOMAIN.md). The same draft
 * sent twice answers with what the first one became.
 *
 * Under load, arrivals of one process share a transaction: the lock, not the processor, is what a rush waits for
 * (docs/decisions/010). If that fails, each is tried by itself, so nobody pays for somebody else's fault.
 * @returns a refusal when registration is not open, when there is neither seat nor waiting list, when the pass is no good,
 *   when a group's outcome got worse than promised, when the draft is gone, or when the event was locked for too long by
 *   something large ("busy"): then nothing was done, and the same can be sent again.
 */
export async function registerParticipant(input: RegisterInput, context: Context): Promise<RegisterResult> {
  return deskOf(context.db, input.eventId)({ input, context });
}

function deskOf(db: Db, eventId: string) {
  const ofDatabase = desks.get(db) ?? new Map();
  desks.set(db, ofDatabase);
  const desk =
    ofDatabase.get(eventId) ?? together((arrivals: Arrival[]) => registerAll(db, arrivals), { most: MOST_TOGETHER });
  ofDatabase.set(eventId, desk);
  return desk;
}

async function registerAll(db: Db, arrivals: Arrival[]): Promise<PromiseSettledResult<RegisterResult>[]> {
  for (let tries = 1; ; tries++) {
    try {
      const results = await db.$transaction((tx) => register(tx, arrivals));
      return results.map((value) => ({ status: "fulfilled", value }));
    } catch (error) {
      // Each by itself would wait as long once more.
      if (isOutOfTime(error))
        return arrivals.map(() => ({ status: "fulfilled", value: { ok: false, reason: "busy" } }));
      if (!isUniqueViolation(error) || tries === REFERENCE_TRIES) throw error;
    }
  }
}

/** Registers arrivals of one event one after another, and writes them together. */
async function register(tx: Tx, arrivals: Arrival[]): Promise<RegisterResult[]> {
  const eventId = arrivals[0]?.input.eventId ?? "";
  await lockEvent(tx, eventId);
  const drafts = await claimDrafts(
    tx,
    arrivals.filter(({ input }) => input.fromDraft).map(({ input }) => input.submissionId),
  );
  const addresses = arrivals.flatMap(({ input }) => [input, ...(input.colleagues ?? [])].map(addressOf));
  const readEvent = async (extra: string[] = []) => {
    const event = await findSeating(tx, eventId, [...addresses, ...extra]);
    if (!event) throw new NotFoundError("No such event.");
    return event;
  };
  const ledger = new Ledger(tx, await readEvent(), readEvent);
  const results: RegisterResult[] = [];
  for (const { input, context } of arrivals) {
    const { submissionId: id, fromDraft } = input;
    const before = drafts.get(id);
    if (fromDraft && before === undefined) results.push({ ok: false, reason: "gone" });
    else if (before) results.push({ ok: true, outcome: before, registrationId: null });
    // It was public when the form was opened; nobody stands on the list of an event that the public no longer sees.
    else if (ledger.event.status === "draft" && context.actor.kind === "participant")
      results.push({ ok: false, reason: "closed" });
    else {
      const result = await admitPeople(ledger, input, context);
      results.push(result);
      if (!result.ok || !fromDraft) continue;
      // Sent once more among these arrivals, it is answered with this.
      drafts.set(id, result.outcome);
      ledger.sent.push({ id, outcome: result.outcome, now: context.now });
    }
  }
  await ledger.write();
  await completeDrafts(tx, ledger.sent);
  return results;
}

const addressOf = ({ details }: Person) => emailKey(details.email);
