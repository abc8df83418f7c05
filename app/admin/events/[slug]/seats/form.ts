import type { DeskEvent } from "@/lib/desk/queries";
import type { DraftValues } from "@/lib/drafts/schema";
import { mergeEdits } from "@/lib/edits/rules";
import { basisAsTyped, basisField, readBasis } from "@/lib/edits/schema";
import { type SeatingSettings, seatingSchema, windowTextsSchema } from "@/lib/events/schema";
import { UNPRINTABLE_IN_LINES } from "@/lib/invitations/schema";
import { asLocalInput, readMoment } from "@/lib/typed-moments";
import { AdmissionMode } from "@/prisma/generated/enums";

/** Name under which what was typed is kept. */
export const seatingForm = (slug: string) => `seating:${slug}`;

export const windowFields = [
  "registrationOpensAt",
  "registrationClosesAt",
  "changesCloseAt",
  "cancellationsCloseAt",
] as const;
export type WindowField = (typeof windowFields)[number];

export const numberFields = [
  "capacity",
  "groupSize",
  "verificationHours",
  "offerHours",
  "offersEndHoursBefore",
] as const;
export type NumberField = (typeof numberFields)[number];

/** Least and most of each number, both included; the same as `seatingSchema` takes. */
const bounds: Record<NumberField, { least: number; most: number }> = {
  capacity: { least: 0, most: 100_000 },
  groupSize: { least: 1, most: 50 },
  verificationHours: { least: 1, most: 1_440 },
  offerHours: { least: 1, most: 1_440 },
  offersEndHoursBefore: { least: 0, most: 1_440 },
};

const TEXT_MAX_CHARACTERS = 2_000;

export const windowTextFields = windowTextsSchema.keyof().options;

export const boxFields = ["recognisedSkipApproval", "hasWaitingList", "noSeats"] as const;

/** Name of the field for one of the page's own texts. */
export const textField = (language: string, field: string) => `text.${language}.${field}`;

const WAS = basisField("");

const ownNames: readonly string[] = [...numberFields, "admissionMode", ...boxFields, ...windowFields];

/** The hidden fields that say what the form was shown with. */
export const shownWith = (event: DeskEvent): DraftValues => basisAsTyped(storedSeating(event));

/**
 * Brings what was sent together with what somebody else has saved since the form was shown: fields that only one of the two
 * has touched are theirs. @returns the form's values with that, as though it had been shown just now; and the fields that
 * both have changed to different things, which have to be decided.
 */
export function bringTogether(sent: DraftValues, event: DeskEvent): { values: DraftValues; conflicts: string[] } {
  const current = storedSeating(event);
  const wanted = Object.fromEntries(
    Object.keys(current).map((field) => [field, (sent[field] ?? "").replace(/\r\n?/g, "\n")]),
  );
  const { conflicts, others } = mergeEdits(readBasis(sent), current, wanted);
  const kept = Object.fromEntries(others.map((field) => [field, current[field] ?? ""]));
  return { values: { ...wanted, ...kept, ...shownWith(event) }, conflicts };
}

/** Whether the form has a field of this name; the languages of the pages' texts are those of the event. */
export function isSeatingField(name: string): boolean {
  if (name.startsWith(WAS)) return isSeatingField(name.slice(WAS.length));
  const [, language, text] = /^text\.([A-Za-z-]{2,35})\.([A-Za-z]+)$/.exec(name) ?? [];
  return language ? windowTextFields.some((field) => field === text) : ownNames.includes(name);
}

/** The event's settings as they would have been typed. */
export function storedSeating(event: DeskEvent): DraftValues {
  return {
    ...Object.fromEntries(numberFields.map((field) => [field, String(event[field])])),
    ...Object.fromEntries(windowFields.map((field) => [field, asLocalInput(event[field], event.timeZone)])),
    admissionMode: event.admissionMode,
    recognisedSkipApproval: event.recognisedSkipApproval ? "yes" : "",
    hasWaitingList: event.hasWaitingList ? "yes" : "",
    noSeats: event.capacity === 0 ? "yes" : "",
    ...Object.fromEntries(
      event.texts.flatMap((text) =>
        windowTextFields.map((field) => [textField(text.locale, field), text[field] ?? ""]),
      ),
    ),
  };
}

/** The event with other settings. */
export function withSeating(event: DeskEvent, { texts, ...columns }: SeatingSettings): DeskEvent {
  return { ...event, ...columns, texts: event.texts.map((text) => ({ ...text, ...texts[text.locale] })) };
}

/** What can be wrong with a field; the words stand in the messages `seats.errors.<code>`. */
export type SeatingErrorCode =
  | "not_a_number"
  | "no_seats_waiting"
  | "no_seats_full"
  | "mode_missing"
  | "moment_missing"
  | "not_a_moment"
  | "moment_skipped"
  | "moment_doubled"
  | "closes_before_opens"
  | "after_start"
  | "text_too_long"
  | "text_unprintable";
export type SeatingError = { name: string; code: SeatingErrorCode; least?: number; most?: number; typed?: string };

type Read = { ok: true; seating: SeatingSettings } | { ok: false; errors: SeatingError[] };

/**
 * Reads the form against the event it belongs to. A moment that was not touched stays exactly as it is stored, and 23:59
 * means the end of that day, to its last millisecond (`registrationWindow`).
 */
export function readSeating(values: DraftValues, event: DeskEvent): Read {
  const errors: SeatingError[] = [];
  const keep = <Value>(name: string, read: { value: Value; error?: Omit<SeatingError, "name"> }) => {
    if (read.error) errors.push({ name, ...read.error });
    return read.value;
  };
  const numbers = eachOf(numberFields, (name) => keep(name, readNumber(values[name], bounds[name])));
  // An event without seats can be meant, to gather who is interested; a slip would turn everybody away unseen.
  if (numbers.capacity === 0 && values.noSeats !== "yes") {
    errors.push({ name: "noSeats", code: values.hasWaitingList === "yes" ? "no_seats_waiting" : "no_seats_full" });
  }
  const mode = Object.values(AdmissionMode).find((known) => known === values.admissionMode);
  if (!mode) errors.push({ name: "admissionMode", code: "mode_missing" });
  const windows = eachOf(windowFields, (name) => keep(name, readMoment(values[name], event[name], event.timeZone)));
  for (const [name, code] of outOfOrder(windows, event)) {
    if (!errors.some((error) => error.name === name)) errors.push({ name, code });
  }
  const texts = event.texts.map(({ locale }) => [
    locale,
    eachOf(windowTextFields, (field) => keep(textField(locale, field), readText(values[textField(locale, field)]))),
  ]);
  if (errors.length > 0) return { ok: false, errors };
  const seating = seatingSchema.parse({
    ...numbers,
    ...windows,
    admissionMode: mode,
    recognisedSkipApproval: values.recognisedSkipApproval === "yes",
    hasWaitingList: values.hasWaitingList === "yes",
    texts: Object.fromEntries(texts),
  });
  return { ok: true, seating };
}

function eachOf<Name extends string, Value>(names: readonly Name[], read: (name: Name) => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, Value>;
}

/** Spaces, points and commas between thousands are no mistake. */
export function readNumber(typed = "", { least, most }: { least: number; most: number }) {
  const text = typed.trim();
  const digits = /^\d{1,3}([\s.,]\d{3})+$/u.test(text) ? text.replace(/\D/g, "") : text;
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
  const isWithin = value >= least && value <= most;
  return { value, error: isWithin ? undefined : { code: "not_a_number" as const, least, most } };
}

/** What must come before what, as the command decides it too. */
function outOfOrder(windows: Record<WindowField, Date>, event: Pick<DeskEvent, "startsAt">) {
  const wrong: [WindowField, SeatingErrorCode][] = [];
  if (windows.registrationClosesAt <= windows.registrationOpensAt) {
    wrong.push(["registrationClosesAt", "closes_before_opens"]);
  }
  if (windows.cancellationsCloseAt > event.startsAt) wrong.push(["cancellationsCloseAt", "after_start"]);
  return wrong;
}

/** A page's own text; null for the shipped words. */
function readText(typed = "") {
  const text = typed.trim().normalize("NFC").replace(/\r\n?/g, "\n");
  if (UNPRINTABLE_IN_LINES.test(text)) return { value: null, error: { code: "text_unprintable" as const } };
  if (text.length > TEXT_MAX_CHARACTERS) {
    return { value: null, error: { code: "text_too_long" as const, most: TEXT_MAX_CHARACTERS } };
  }
  return { value: text === "" ? null : text };
}
