import type { AuditValues } from "@/lib/audit/schema";
import type { DraftValues } from "@/lib/drafts/schema";
import { formatMoment, localeTag } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import type { ProgrammeItem, Speaker } from "@/lib/programme/constants";
import { basisOf, itemRecord, readBasis, recordChanges, speakerRecord, wordsIn } from "@/lib/programme/rules";
import {
  itemInput,
  type ProgrammeError,
  readItem,
  readSpeaker,
  speakerInput,
  typedItem,
  typedSpeaker,
} from "@/lib/programme/schema";
import type { OpenedProgramme } from "./open-programme";

/** What a form shows: values, what is wrong with them, and what somebody else has changed since they were shown. */
export type FormState = {
  values: DraftValues;
  /** Whether the values were typed and are not saved. */
  isTyped: boolean;
  errors: { name: string; message: string }[];
  /** Of what is on record now; empty for something new. */
  basis: string;
  /** Field by field what is on record now; null when nobody was faster. */
  conflict: { label: string; value: string }[] | null;
};

/** What the form of an item shows. @param typed what could not be saved. @param blank for a new one. */
export function itemState(
  opened: OpenedProgramme,
  { item, typed, blank }: { item?: ProgrammeItem; typed: DraftValues | null; blank?: DraftValues },
): FormState {
  const { event, speakers } = opened;
  const stored = item && itemInput(item);
  const record = stored && itemRecord(stored);
  const around = {
    languages: event.languages,
    timeZone: event.timeZone,
    speakers: speakers.map(({ id }) => id),
    stored,
  };
  const read = typed && readItem(typed, around);
  return {
    isTyped: typed !== null,
    values: typed ?? (stored ? typedItem(stored, event.timeZone) : (blank ?? {})),
    errors: read && !read.ok ? inWords(opened, read.errors) : [],
    basis: record ? basisOf(record) : "",
    conflict: typed && record ? conflictOf(opened, typed, record) : null,
  };
}

/** What the form of a speaker shows. */
export function speakerState(
  opened: OpenedProgramme,
  { speaker, typed }: { speaker?: Speaker; typed: DraftValues | null },
): FormState {
  const stored = speaker && speakerInput(speaker);
  const record = stored && speakerRecord(stored);
  const read = typed && readSpeaker(typed, opened.event.languages);
  return {
    isTyped: typed !== null,
    values: typed ?? (stored ? typedSpeaker(stored) : {}),
    errors: read && !read.ok ? inWords(opened, read.errors) : [],
    basis: record ? basisOf(record) : "",
    conflict: typed && record ? conflictOf(opened, typed, record) : null,
  };
}

function inWords({ words, languageName, locale }: OpenedProgramme, errors: ProgrammeError[]) {
  return errors.map(({ name, code, limit = 0 }) => ({
    name,
    message: words(`errors.${code}`, {
      language: languageName(languageOfField(name)),
      limit: new Intl.NumberFormat(localeTag(locale)).format(limit),
    }),
  }));
}

const languageOfField = (name: string) => name.split(".")[1] ?? "en";

/** What is on record now where the form was shown with something else; null when it was shown with this. */
function conflictOf(opened: OpenedProgramme, typed: DraftValues, now: AuditValues): FormState["conflict"] {
  const shown = readBasis(typed.basis);
  if (shown === null) return null;
  const changed = Object.entries(recordChanges(shown, now).after);
  return changed.length === 0
    ? null
    : changed.map(([name, value]) => ({ label: labelOf(opened, name), value: recordedWords(opened, name, value) }));
}

function labelOf({ words, languageName }: OpenedProgramme, name: string): string {
  const [field = "", tag = ""] = name.split(".");
  const language = languageName(tag || "en");
  switch (field) {
    case "startsAt":
      return words("item.from");
    case "endsAt":
      return words("item.until");
    case "isBreak":
      return words("item.isBreak");
    case "room":
      return words("item.room");
    case "speakers":
      return words("people");
    case "title":
      return words("item.title", { language });
    case "description":
      return words("item.description", { language });
    case "jobTitle":
      return words("speaker.jobTitle", { language });
    case "biography":
      return words("speaker.biography", { language });
    case "givenName":
    case "familyName":
    case "organisation":
    case "website":
      return words(`speaker.${field}`);
    default:
      return field;
  }
}

function recordedWords({ words, locale, event, speakers }: OpenedProgramme, name: string, value: unknown): string {
  if (typeof value === "boolean") return translator(locale, "forms")(value ? "yes" : "no");
  if (Array.isArray(value)) {
    const names = speakers.filter(({ id }) => value.includes(id)).map(speakerName);
    return names.join(", ") || words("conflict.nothing");
  }
  if (typeof value !== "string" || value === "") return words("conflict.nothing");
  return name === "startsAt" || name === "endsAt" ? formatMoment(new Date(value), locale, event.timeZone) : value;
}

export const speakerName = ({ givenName, familyName }: Pick<Speaker, "givenName" | "familyName">) =>
  `${givenName} ${familyName}`;

/** An item's title for whoever is at the desk. */
export function itemTitle({ locale, event, words }: OpenedProgramme, { texts }: Pick<ProgrammeItem, "texts">): string {
  return wordsIn(texts, locale, event.languages)?.title ?? words("isBreak");
}
