import type { AdmissionMode, RegistrationStatus } from "@/prisma/generated/enums";
import type { DraftValues } from "../drafts/schema";
import { emailKey } from "../email-address";
import type { Seats } from "../events/rules";
import type { AskedQuestion } from "../questions/constants";
import { type AdmissionRefusal, entryStep, type Pass, placesFor, transition } from "../registrations/rules";

/** Colleagues stand in the draft of the one who registers them: `colleague.<number>.<field>`, numbered from 1. */
const prefixOf = (number: number) => `colleague.${number}.`;
const numberOf = (name: string) => Number(/^colleague\.([1-9]\d{0,2})\./.exec(name)?.[1] ?? 0);

/** The numbers of the colleagues in a draft, in their order. */
export function colleagueNumbers(values: DraftValues): number[] {
  const numbers = new Set(Object.keys(values).map(numberOf));
  numbers.delete(0);
  return [...numbers].sort((one, other) => one - other);
}

/** What a draft holds of its colleagues, by the names it holds them under. */
export function allColleagues(values: DraftValues): DraftValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => numberOf(name) > 0));
}

/** What a draft holds of one colleague, by the names of the form's fields. */
export function colleagueValues(values: DraftValues, number: number): DraftValues {
  const prefix = prefixOf(number);
  const own = Object.entries(values).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}

/** A draft with what was typed about a colleague, over what it held of that number; after the last when it is a new one. */
export function withColleague(values: DraftValues, number: number, typed: DraftValues): DraftValues {
  const numbers = colleagueNumbers(values);
  const place = numbers.includes(number) ? number : (numbers.at(-1) ?? 0) + 1;
  const others = Object.entries(values).filter(([name]) => numberOf(name) !== place);
  const own = Object.entries(typed).map(([name, value]) => [prefixOf(place) + name, value]);
  return Object.fromEntries([...others, ...own]);
}

/** A draft without one colleague; those after move up, so that numbers have no gaps. */
export function withoutColleague(values: DraftValues, number: number): DraftValues {
  const kept = Object.entries(values).filter(([name]) => numberOf(name) !== number);
  return Object.fromEntries(
    kept.map(([name, value]) => {
      const own = numberOf(name);
      return [own > number ? prefixOf(own - 1) + name.slice(prefixOf(own).length) : name, value];
    }),
  );
}

/** What is asked about a colleague in somebody else's form: nothing sensitive, since the consent is theirs, and no files. */
export function questionsAboutColleague(questions: readonly AskedQuestion[]): AskedQuestion[] {
  return questions.filter(({ isSensitive, kind }) => !isSensitive && kind !== "file");
}

/** Whether an address is one of others'. Compared as registrations compare them; an empty one is nobody's. */
export function isAmong(address: string | undefined, others: readonly (string | undefined)[]): boolean {
  const key = emailKey(address ?? "");
  return key !== "" && others.some((other) => emailKey(other ?? "") === key);
}

/** What somebody would get now: the state their registration would begin in, or why there is none. */
export type Fate = RegistrationStatus | AdmissionRefusal;

type Event = Parameters<typeof placesFor>[0] & {
  seats: Seats;
  admissionMode: AdmissionMode;
  recognisedSkipApproval: boolean;
};

/**
 * What people who come in one go would get if they were registered at this moment, in their order: a forecast for a page.
 * Nobody counts as recognised, because only a query could tell; who is, has it easier than forecast.
 * @param pass an invitation (it has an address) is for the first of them, a code for everybody.
 */
export function forecast(
  event: Event,
  people: number,
  now: Date,
  pass: (Pass & { invitationId?: string }) | null,
): Fate[] {
  const isInvitation = pass?.invitationId !== undefined;
  const passFor = pass && { ...pass, people: isInvitation ? 1 : people };
  return placesFor(event, event.seats, people, now, passFor).map((place, index) => {
    if (place !== "admitted" && place !== "waiting_list") return place;
    const isInvited = isInvitation && index === 0;
    const entry = entryStep(event, {
      isRecognised: false,
      isApproved: isInvited || (pass !== null && !isInvitation),
      isVerified: isInvited,
    });
    const status = transition("none", place === "admitted" ? entry : "queue");
    if (!status) throw new Error(`Nobody can ${entry} from nothing.`);
    return status;
  });
}

/** How many of a group would hold a seat. */
export function seatsIn(fates: readonly Fate[]): number {
  return fates.filter(
    (fate) => fate === "confirmed" || fate === "awaiting_verification" || fate === "awaiting_approval",
  ).length;
}

/** Why a group cannot be sent as it is, though each of its people could. */
export type Blocked =
  | { reason: "too_many"; most: number; more: number }
  | { reason: "too_few_on_code"; people: number }
  | { reason: "too_few_places"; seats: number; more: number };

/**
 * What stands in the way of a group; each is mended by taking colleagues out. Null for one person, who is told on the
 * form itself.
 * @param isTooSmall whether their code lets in fewer people than they are.
 */
export function blockedBy(event: { groupSize: number }, fates: readonly Fate[], isTooSmall: boolean): Blocked | null {
  const people = fates.length;
  if (people === 1) return null;
  const most = Math.max(1, event.groupSize);
  if (people > most) return { reason: "too_many", most, more: people - most };
  if (isTooSmall) return { reason: "too_few_on_code", people };
  const more = fates.filter((fate) => fate === "full").length;
  return more > 0 ? { reason: "too_few_places", seats: people - more, more } : null;
}
