import type { RegisterInput } from "@/lib/registrations/commands/register-participant";
import { registrationSchema } from "@/lib/registrations/schema";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import type { Deed } from "./deeds";
import type { Desk } from "./desk";

type DeedOfOne = Extract<Deed, { who: number }>;
type AnswerToState = "accept" | "decline" | "pass" | "rejoin" | "verify" | "approve" | "refuse" | "to the line";
type AnswerToHandover = "accept handover" | "decline handover" | "withdraw handover";

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

/** What can be answered in the states that wait for somebody. */
const answersTo: Partial<Record<RegistrationStatus, AnswerToState[]>> = {
  offered: ["accept", "decline", "pass"],
  awaiting_verification: ["verify"],
  awaiting_approval: ["approve", "refuse", "to the line"],
  lapsed: ["rejoin"],
};

/** What can be answered about a registration that is being handed over. */
const answersToHandover: AnswerToHandover[] = ["accept handover", "accept handover", "decline handover"];

/**
 * An answer that somebody is waiting for: to an offer, a question whether the address is theirs, an application, a
 * handover. Left to chance alone these would be tried a handful of times in two thousand sequences.
 * @returns nothing when nobody waits.
 */
export async function anAnswer(
  { db, eventId }: Desk,
  { who, way }: Extract<Deed, { does: "answer" }>,
): Promise<DeedOfOne | undefined> {
  const [all, handovers] = await Promise.all([
    db.registration.findMany({ where: { eventId }, orderBy: { id: "asc" }, select: { status: true } }),
    db.handover.findMany({ where: { eventId }, orderBy: { id: "desc" } }),
  ]);
  const toStates = all.flatMap(({ status }, index): DeedOfOne[] => {
    const answers = answersTo[status];
    if (!answers) return [];
    const does = answers[way % answers.length]!;
    const before = all.slice(0, index).filter((other) => meantFor[does]?.includes(other.status));
    return [{ does, who: before.length }];
  });
  const toHandovers = handovers.flatMap(({ acceptedAt, declinedAt, withdrawnAt }, index): DeedOfOne[] =>
    acceptedAt || declinedAt || withdrawnAt
      ? []
      : [{ does: answersToHandover[way % answersToHandover.length]!, who: index }],
  );
  const waiting = [...toStates, ...toHandovers];
  return waiting[who % (waiting.length || 1)];
}

/**
 * Whom a deed is about: one of those for whom it is meant, chosen by number; and now and then anybody, since buttons are
 * pressed on pages that are out of date.
 */
export async function whoever({ db, eventId }: Desk, { does, who }: DeedOfOne): Promise<string | undefined> {
  const all = await db.registration.findMany({
    where: { eventId },
    orderBy: { id: "asc" },
    select: { id: true, status: true },
  });
  const wanted = meantFor[does] ?? [];
  const meant = all.filter(({ status }) => wanted.includes(status));
  return (meant[who % (meant.length + 1)] ?? all[who % (all.length || 1)])?.id;
}

/** Every other one writes from a public body. */
export function addressOf(who: number): string {
  return `person-${who}@${who % 2 === 0 ? "kommune.example" : "example.org"}`;
}

export function numberOf(address: string): number {
  return Number(/\d+/.exec(address)?.[0]);
}

export function personOf(who: number): Pick<RegisterInput, "details"> {
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
