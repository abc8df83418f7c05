import type { RegistrationStatus } from "@/prisma/generated/enums";
import { insertTogether, type Rows, type Tx } from "../../db";
import type { DraftOutcome } from "../../drafts/schema";
import type { Seating } from "../../events/queries";
import { saveAnswers } from "../../questions/commands/save-answers";
import type { CheckedAnswer } from "../../questions/schema";
import { holdsSeat } from "../rules";

type Newcomer = Required<Pick<Rows, "registration" | "auditEntry" | "outgoingMail">>["registration"][number] & {
  id: string;
  emailKey: string;
  status: RegistrationStatus;
  registeredAt: Date;
};

/**
 * An event while people are registered: how its seats stand, and what is still to be written. Everything is decided on it
 * in the order of arrival, under the event's lock, and written in one statement.
 */
export class Ledger {
  readonly sent: { id: string; outcome: DraftOutcome; now: Date }[] = [];
  private rows: Required<Pick<Rows, "registration" | "auditEntry" | "outgoingMail">> = {
    registration: [],
    auditEntry: [],
    outgoingMail: [],
  };
  private answers: Parameters<typeof saveAnswers>[1][] = [];

  constructor(
    readonly tx: Tx,
    public event: Seating,
    private readonly readEvent: (emailKeys?: string[]) => Promise<Seating>,
  ) {}

  /** Notes somebody new, and counts them. */
  add(registration: Newcomer, audit: Rows["auditEntry"], mail: Rows["outgoingMail"], answers: CheckedAnswer[]): void {
    const { seats, known } = this.event;
    if (holdsSeat(registration.status)) seats.held += 1;
    if (registration.status === "waitlisted") seats.waiting += 1;
    known[registration.emailKey] = registration.id;
    this.rows.registration.push(registration);
    this.rows.auditEntry.push(...(audit ?? []));
    this.rows.outgoingMail.push(...(mail ?? []));
    const { id: registrationId, registeredAt: now } = registration;
    if (answers.length > 0) this.answers.push({ registrationId, answers, now, isNew: true });
  }

  /** Writes what was noted. Called before anything that asks the database about it, and at the end. */
  async write(): Promise<void> {
    const { rows, answers } = this;
    this.rows = { registration: [], auditEntry: [], outgoingMail: [] };
    this.answers = [];
    if (rows.registration.length > 0) await insertTogether(this.tx, rows);
    for (const given of answers) await saveAnswers(this.tx, given);
  }

  /** Writes, and reads again how the seats stand, for what changes more than newcomers do. */
  async settle(emailKeys: string[] = []): Promise<void> {
    await this.write();
    this.event = await this.readEvent(emailKeys);
  }
}
