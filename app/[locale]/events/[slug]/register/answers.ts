import { clock } from "@/lib/clock";
import { colleagueFields } from "@/lib/colleagues/constants";
import {
  blockedBy,
  colleagueNumbers,
  colleagueValues,
  forecast,
  isAmong,
  questionsAboutColleague,
} from "@/lib/colleagues/rules";
import { database } from "@/lib/db";
import type { DraftValues } from "@/lib/drafts/schema";
import type { EventView } from "@/lib/events/queries";
import type { Locale } from "@/lib/i18n/locales";
import { type ClaimedPass, claimPass, type PassInput, type PassRefusal } from "@/lib/invitations/commands/claim-pass";
import { type Asking, checkAnswers } from "@/lib/questions/rules";
import { type Admission, admission } from "@/lib/registrations/rules";
import { type FieldErrors, fieldErrorsFrom, registrationSchema } from "@/lib/registrations/schema";

type BroughtPass = {
  pass: ClaimedPass | null;
  /** What the command is told; null without a pass that is good. */
  input: PassInput | null;
  problem: PassRefusal | null;
  /** Last moment of a code that is over. */
  until?: Date;
  /** The code lets the sender in, but not everybody who comes along. */
  isTooSmall: boolean;
};

/** What the invitation or the code in a draft is good for at this moment: a forecast, decided again under the lock. */
async function readPass(event: EventView, values: DraftValues, people: number, now: Date): Promise<BroughtPass> {
  const none: BroughtPass = { pass: null, input: null, problem: null, isTooSmall: false };
  const claim = (input: PassInput, count: number) => claimPass(database(), event.id, input, count, now);
  if (values.invitation) {
    const input = { invitation: values.invitation };
    const pass = await claim(input, 1);
    if (typeof pass !== "string") return { ...none, pass, input };
    none.problem = pass;
  }
  const code = values.code?.trim();
  if (!code) return none;
  const input = { code };
  const forAll = await claim(input, people);
  // So that somebody whose group is too large for the code can still take colleagues out again.
  const isTooSmall = forAll === "code_used_up" && people > 1;
  const pass = isTooSmall ? await claim(input, 1) : forAll;
  if (typeof pass === "string") return { ...none, problem: pass };
  if (now > pass.until) return { ...none, problem: "code_over", until: pass.until };
  return { ...none, pass, input, isTooSmall };
}

/** One person's answers: what they are worth, and what is wrong with them. */
function readPerson(values: DraftValues, asking: Asking, before: DraftValues[]) {
  const parsed = registrationSchema.safeParse(values);
  const errors: FieldErrors = parsed.success ? {} : fieldErrorsFrom(parsed.error);
  const emails = before.map(({ email }) => email);
  if (!errors.email && isAmong(values.email, emails)) errors.email = "given_twice";
  const checked = checkAnswers(values, asking);
  const isRight = Object.keys(errors).length === 0 && checked.errors.length === 0;
  return { values, asking, errors, checked, details: isRight && parsed.success ? parsed.data : null };
}

export type ReadPerson = ReturnType<typeof readPerson>;

/** Everything the pages and actions of the form want to know of what was typed, found out in one go. */
export async function readAnswers(event: EventView, locale: Locale, typed: DraftValues) {
  const now = clock.now();
  const numbers = colleagueNumbers(typed);
  const brought = await readPass(event, typed, 1 + numbers.length, now);
  const { pass, isTooSmall } = brought;
  // An invitation is for the address it was sent to, whatever a form says.
  const values = pass?.email ? { ...typed, email: pass.email } : typed;

  const asking: Asking = {
    questions: event.questions,
    route: pass?.invitationId ? "invitation" : pass ? "code" : "form",
    locale,
    languages: event.languages,
  };
  const route = pass?.accessCodeId ? "code" : "colleague";
  const asked: Asking = { ...asking, questions: questionsAboutColleague(event.questions), route };
  const group = [values, ...numbers.map((number) => onlyAsked(colleagueValues(values, number)))];
  // Of two with one address, the later is asked for another.
  const [lead = readPerson(values, asking, []), ...colleagues] = group.map((own, index) =>
    readPerson(own, index === 0 ? asking : asked, group.slice(0, index)),
  );
  const fates = forecast(event, group.length, now, pass);
  return {
    values,
    brought,
    lead,
    colleagues: colleagues.map((colleague, index) => ({ ...colleague, number: numbers[index] ?? 0 })),
    askingColleague: asked,
    fates,
    blocked: blockedBy(event, fates, isTooSmall),
    /** How it stands for the sender alone. */
    admission: admission(event, event.seats, now, pass) satisfies Admission,
  };
}

export type ReadForm = Awaited<ReturnType<typeof readAnswers>>;

/** Opt-ins and the like cannot be given for somebody else, even by a forged form. */
function onlyAsked(values: DraftValues): DraftValues {
  const isAsked = (name: string) => name.startsWith("answers.") || colleagueFields.some((field) => field === name);
  return Object.fromEntries(Object.entries(values).filter(([name]) => isAsked(name)));
}

export function isOpen(state: Admission): state is "admitted" | "waiting_list" {
  return state === "admitted" || state === "waiting_list";
}

/** Where the form has to go on: at what is still wrong, otherwise at the check. @param address of the form. */
export function nextStep({ admission, brought, lead, colleagues }: ReadForm, address: string): string {
  if (!isOpen(admission) || brought.problem || !lead.details) return address;
  const wrong = colleagues.find(({ details }) => !details);
  return wrong ? `${address}/colleagues/${wrong.number}` : `${address}/check`;
}

/** Everybody a form would register, or null while something has to be mended first. */
export function peopleOf(read: ReadForm) {
  const { lead, colleagues, admission, brought, blocked } = read;
  const others = colleagues.flatMap(({ details, checked }) => (details ? [{ details, answers: checked.answers }] : []));
  const isComplete = isOpen(admission) && !brought.problem && !blocked && others.length === colleagues.length;
  if (!isComplete || !lead.details) return null;
  return { details: lead.details, answers: lead.checked.answers, colleagues: others, pass: brought.input };
}
