import { LIST_MAX_BYTES, LIST_MAX_LINES } from "@/lib/address-lists/constants";
import { type AddressList, asLines, readAddressList } from "@/lib/address-lists/rules";
import type { DeskEvent } from "@/lib/desk/queries";
import { type DraftValues, draftValuesFrom } from "@/lib/drafts/schema";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { REMINDER_HOUR } from "@/lib/invitations/constants";
import { messageSchema } from "@/lib/invitations/schema";
import { readTextFile } from "@/lib/text-file";
import { momentInZone } from "@/lib/time-zone";
import { asLocalInput, readMoment } from "@/lib/typed-moments";

/** Name under which a list of people to invite is kept until it is sent. */
export const inviteForm = (slug: string) => `invite:${slug}`;

export const inviteFields = ["list", "locale", "reserves", "until", "remind", "message"] as const;

/** How much of a list is kept, as it is stored: a thousand people with long names, and not whatever somebody sends. */
const KEPT_CHARACTERS = 95_000;
/** And of the other fields, each far longer than it may be. */
const KEPT_OF_FIELD = 5_000;

const fileProblems = ["workbook", "document", "picture", "other", "too_large", "empty"] as const;

/**
 * What was typed, with what the chosen file holds added to the list, so that it can be corrected there.
 * Beside the fields it notes `file`, what was wrong with the file, and `cut`, that the list was too long to keep whole.
 * @param withFile whether the file is looked into: not before it is known who sends it.
 */
export async function inviteValues(form: FormData, { withFile }: { withFile: boolean }): Promise<DraftValues> {
  const values = draftValuesFrom(form, inviteFields);
  for (const name of inviteFields) {
    if (name !== "list") values[name] = (values[name] ?? "").slice(0, KEPT_OF_FIELD).toWellFormed();
  }
  const file = form.get("file");
  if (withFile && file instanceof File && isChosen(file)) {
    const read = await readList(file);
    if ("problem" in read) values.file = read.problem;
    else values.list = [values.list?.trimEnd(), read.list].filter(Boolean).join("\n");
  }
  return keepable(values);
}

/** Browsers send a file without a name where none was chosen, which arrives under odd names and with nothing in it. */
const isChosen = (file: File) => file.size > 0 || file.name.includes(".");

async function readList(file: File): Promise<{ list: string } | { problem: (typeof fileProblems)[number] }> {
  if (file.size > LIST_MAX_BYTES) return { problem: "too_large" };
  const text = await readTextFile(new Uint8Array(await file.arrayBuffer()));
  if (!text.ok) return { problem: text.is };
  const list = asLines(text.text.replaceAll("\0", "\uFFFD").toWellFormed());
  return list === "" ? { problem: "empty" } : { list };
}

/** As many whole lines as can be kept; a single line longer than that is cut. */
function keepable(values: DraftValues): DraftValues {
  const list = values.list ?? "";
  const size = (text: string) => JSON.stringify(text).length;
  if (size(list) <= KEPT_CHARACTERS) return values;
  let kept = "";
  let left = KEPT_CHARACTERS;
  for (const line of list.split(/(?<=\n)/)) {
    left -= size(line);
    if (left < 0) break;
    kept += line;
  }
  return { ...values, list: kept || list.slice(0, KEPT_CHARACTERS / 6).toWellFormed(), cut: "yes" };
}

export type InviteErrorCode =
  | "list_missing"
  | "list_too_long"
  | `file_${(typeof fileProblems)[number]}`
  | "locale_missing"
  | MomentError
  | "not_a_day"
  | "remind_past"
  | "remind_after_until"
  | "message_too_long"
  | "message_unprintable";
export type InviteError = { name: string; code: InviteErrorCode; typed?: string };

export type Invite = {
  list: AddressList;
  locale: Locale;
  reserves: boolean;
  until: Date;
  remindAt: Date | null;
  message: string | null;
};

/** Reads the form against the event it belongs to. @param now product time. */
export function readInvite(
  values: DraftValues,
  event: DeskEvent,
  now: Date,
): { ok: true; invite: Invite } | { ok: false; errors: InviteError[] } {
  const errors: InviteError[] = [];
  const list = readAddressList(values.list ?? "");
  const file = fileProblems.find((problem) => problem === values.file);
  if (values.cut || list.people.length + list.unread.length > LIST_MAX_LINES)
    errors.push({ name: "list", code: "list_too_long" });
  else if (list.people.length + list.unread.length === 0 && !file) errors.push({ name: "list", code: "list_missing" });
  if (file) errors.push({ name: "file", code: `file_${file}` });
  const locale = isLocale(values.locale) ? values.locale : null;
  if (!locale) errors.push({ name: "locale", code: "locale_missing" });
  const until = readUntil(values.until, event, now);
  if ("code" in until) errors.push({ name: "until", ...until });
  const remind = readReminder(values.remind, "at" in until ? until.at : null, event.timeZone, now);
  if ("code" in remind) errors.push({ name: "remind", ...remind });
  const message = messageSchema.safeParse(values.message ?? "");
  if (!message.success)
    errors.push({
      name: "message",
      code: message.error.issues[0]?.message === "message_too_long" ? "message_too_long" : "message_unprintable",
    });
  if (errors.length > 0 || !locale || "code" in until || "code" in remind || !message.success)
    return { ok: false, errors };
  return {
    ok: true,
    invite: {
      list,
      locale,
      reserves: values.reserves === "yes",
      until: until.at,
      remindAt: remind.at,
      message: message.data,
    },
  };
}

export type MomentError =
  | "moment_missing"
  | "not_a_moment"
  | "moment_skipped"
  | "moment_doubled"
  | "until_past"
  | "until_after_start";

/** The last moment of an invitation or a code, as `readMoment` reads it; 23:59 means the end of that day, to its last millisecond. */
export function readUntil(
  typed: string | undefined,
  event: Pick<DeskEvent, "timeZone" | "startsAt">,
  now: Date,
): { at: Date } | { code: MomentError; typed?: string } {
  // Nothing is stored that an untouched field could stand for.
  const { value: at, error } = readMoment(typed, new Date(0), event.timeZone);
  if (error) return error;
  if (at <= now) return { code: "until_past" };
  if (at > event.startsAt) return { code: "until_after_start" };
  return { at };
}

function readReminder(
  typed: string | undefined,
  until: Date | null,
  timeZone: string,
  now: Date,
): { at: Date | null } | { code: "not_a_day" | "remind_past" | "remind_after_until" } {
  const text = (typed ?? "").trim();
  if (text === "") return { at: null };
  const at = momentInZone(`${text}T${REMINDER_HOUR}`, timeZone);
  if (at === null || at === "skipped") return { code: "not_a_day" };
  if (at <= now) return { code: "remind_past" };
  return until && at >= until ? { code: "remind_after_until" } : { at };
}

const DAY = 86_400_000;
/** How long an invitation is good, and how long before its end the reminder goes out, unless organisers say otherwise. */
const GOOD_FOR_DAYS = 14;
const REMIND_DAYS_BEFORE = 4;

/** What stands in the form before anything is typed: two weeks, but not beyond registration's end or the start. */
export function invitePreset(event: DeskEvent, now: Date): DraftValues {
  const until = untilPreset(event, now);
  const { value: untilAt, error } = readMoment(until, new Date(0), event.timeZone);
  const remindAt = error ? now : new Date(untilAt.getTime() - REMIND_DAYS_BEFORE * DAY);
  const isWorthwhile = remindAt.getTime() > now.getTime() + DAY;
  return {
    locale: event.languages.find(isLocale) ?? "",
    until,
    remind: isWorthwhile ? asLocalInput(remindAt, event.timeZone).slice(0, 10) : "",
  };
}

/** The same for the last moment alone, as `<input type="datetime-local">` takes it. */
export function untilPreset(event: DeskEvent, now: Date): string {
  const inTwoWeeks = `${asLocalInput(new Date(now.getTime() + GOOD_FOR_DAYS * DAY), event.timeZone).slice(0, 10)}T23:59`;
  const last = event.registrationClosesAt > now ? event.registrationClosesAt : event.startsAt;
  const at = momentInZone(inTwoWeeks, event.timeZone);
  return at instanceof Date && at < last ? inTwoWeeks : asLocalInput(last, event.timeZone);
}
