import type { AnnouncementStatus } from "@/prisma/generated/enums";
import type { AudienceCount } from "../audience/queries";
import { isLocale, type Locale } from "../i18n/locales";
import { fillPlaceholders, placeholderProblems } from "../mail-texts/rules";
import {
  type PlaceholderProblem,
  type PlaceholderValues,
  placeholders,
  placeholdersOfSubject,
} from "../mail-texts/schema";
import { readMoment } from "../typed-moments";
import { type AnnouncementPart, type AnnouncementText, announcementParts, textField } from "./schema";

/**
 * What keeps an announcement from being sent. `name` is that of the field where it is mended.
 */
export type AnnouncementProblem =
  | { problem: "no_text"; name: string }
  | { problem: "subject_missing" | "body_missing"; name: string; locale: string }
  | { problem: "placeholder"; name: string; locale: string; part: AnnouncementPart; placeholder: PlaceholderProblem };

/** Everything that has to be mended in the texts before anything is sent, in the order of the form. */
export function announcementProblems(
  texts: readonly AnnouncementText[],
  languages: readonly Locale[],
): AnnouncementProblem[] {
  if (texts.length === 0) {
    return [{ problem: "no_text", name: textField("subject", languages[0] ?? "en") }];
  }
  return texts.flatMap((text) =>
    announcementParts.flatMap((part): AnnouncementProblem[] => {
      const { locale } = text;
      const name = textField(part, locale);
      if (text[part] === "")
        return [{ problem: part === "subject" ? "subject_missing" : "body_missing", name, locale }];
      return placeholderProblems(text[part], part === "subject" ? placeholdersOfSubject : placeholders).map(
        (placeholder) => ({
          problem: "placeholder",
          name,
          locale,
          part,
          placeholder,
        }),
      );
    }),
  );
}

/** The language for those whose own has no text: the first of the event's that has one, else whichever there is. */
export function fallbackLanguage(written: readonly string[], languages: readonly string[]): string | null {
  return languages.find((language) => written.includes(language)) ?? written[0] ?? null;
}

/** How many people read a language in which there is no text, with the language they get instead. */
export type Fallback = { reads: string; gets: string; count: number };

export function fallbacks(
  reached: AudienceCount["languages"],
  written: readonly string[],
  languages: readonly string[],
): Fallback[] {
  const gets = fallbackLanguage(written, languages);
  if (gets === null) return [];
  return reached
    .filter(({ locale }) => !written.includes(locale))
    .map(({ locale, count }) => ({ reads: locale, gets, count }));
}

/** The language somebody gets an announcement in. */
export function languageFor(reads: string, written: readonly string[], languages: readonly string[]): Locale {
  const language = written.includes(reads) ? reads : fallbackLanguage(written, languages);
  return isLocale(language) ? language : "en";
}

/**
 * A text with somebody's values in it, written so that it can be filled once more and stays as it is: for a test to an
 * organiser, who gets the words of a participant but not their secret link. `{own_page}` is left for the mail itself.
 */
export function filledForTest(text: string, values: PlaceholderValues): string {
  // U+0000 cannot stand in any text that is kept.
  const filled = fillPlaceholders(text, { ...values, own_page: "\0" });
  return filled.replace(/[{}]/g, (brace) => brace + brace).replaceAll("\0", "{own_page}");
}

/** How the mails of an announcement stand. */
export type MailCounts = {
  all: number;
  sent: number;
  /** Handed to the mail server at this moment. */
  sending: number;
  /** Not yet tried, or to be tried again. */
  waiting: number;
  failed: number;
  /** Sent, and came back for good. */
  returned: number;
  withdrawn: number;
};

export const noMails: MailCounts = { all: 0, sent: 0, sending: 0, waiting: 0, failed: 0, returned: 0, withdrawn: 0 };

/** How much of an announcement has had its fate, in whole percent; never 100 before the last one. */
export function progress({ all, sending, waiting }: MailCounts): number {
  if (all === 0) return 100;
  return Math.floor(((all - sending - waiting) / all) * 100);
}

/** The state as it is shown: with its last mail it is sent, also in the minute before that is written down. */
export function shownStatus({ status, mails }: { status: AnnouncementStatus; mails: MailCounts }): AnnouncementStatus {
  return status === "sending" && mails.sending + mails.waiting === 0 ? "sent" : status;
}

/** Whether its words, audience and files can still be changed. */
export const isDraft = ({ status }: { status: AnnouncementStatus }) => status === "draft";

/** Whether it can be taken back: what has not left stays here. */
export const canStop = ({ status, finishedAt }: { status: AnnouncementStatus; finishedAt: Date | null }) =>
  status === "sending" && finishedAt === null;

export type SendAtError =
  | "zone_changed"
  | "moment_missing"
  | "not_a_moment"
  | "moment_skipped"
  | "moment_doubled"
  | "past";

/**
 * Reads the time at which to send, as the walls of the event's zone show it.
 * @param now product time. @param shownZone the zone that the form showed: a time of day typed for another one is refused.
 */
export function readSendAt(
  typed: string,
  timeZone: string,
  now: Date,
  shownZone = timeZone,
): { ok: true; sendAt: Date } | { ok: false; error: SendAtError } {
  if (shownZone !== timeZone) return { ok: false, error: "zone_changed" };
  // Nothing is stored that an untouched field could stand for.
  const { value: moment, error } = readMoment(typed, new Date(0), timeZone);
  if (error) return { ok: false, error: error.code };
  if (moment.getUTCFullYear() > 2199) return { ok: false, error: "not_a_moment" };
  if (moment <= now) return { ok: false, error: "past" };
  return { ok: true, sendAt: moment };
}
