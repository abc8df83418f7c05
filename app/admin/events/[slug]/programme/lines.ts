import type { ProgrammeLine } from "@/components/programme/programme-table";
import type { SpeakerLine } from "@/components/programme/speaker-list";
import type { MarkedField } from "@/components/unread-marks/marks-notice";
import { formatTime, formatTimeRange } from "@/lib/i18n/format";
import type { ProgrammeItem, Speaker } from "@/lib/programme/constants";
import { missingLanguages, programmeWarnings, untranslated, wordsIn } from "@/lib/programme/rules";
import { biographyField, descriptionField } from "@/lib/programme/schema";
import { itemTitle, speakerName } from "./form";
import type { OpenedProgramme } from "./open-programme";

/** An item as the desk's list shows it. */
export function itemLine(opened: OpenedProgramme, item: ProgrammeItem): ProgrammeLine {
  const { event, speakers, locale, languageName } = opened;
  const { id, startsAt, endsAt, isBreak, room } = item;
  return {
    id,
    time: endsAt
      ? formatTimeRange(startsAt, endsAt, locale, event.timeZone)
      : formatTime(startsAt, locale, event.timeZone),
    title: itemTitle(opened, item),
    isBreak,
    room,
    people: item.speakers.flatMap(({ speakerId }) => speakers.filter((one) => one.id === speakerId)).map(speakerName),
    missing: missingLanguages(item.texts, event.languages).map(languageName),
  };
}

/** A speaker likewise. @param items of how many lines of the programme. */
export function speakerLine(
  { event, locale, languageName }: OpenedProgramme,
  speaker: Speaker,
  items: number,
): SpeakerLine {
  const { jobTitle = null } = wordsIn(speaker.texts, locale, event.languages) ?? {};
  return {
    id: speaker.id,
    name: speakerName(speaker),
    role: [jobTitle, speaker.organisation].filter(Boolean).join(", "),
    items,
    missing: untranslated(speaker, event.languages).map(languageName),
  };
}

/** What is odd about the programme, in words, with the line each is about. */
export function warningLines(opened: OpenedProgramme): { key: string; id: string; text: string }[] {
  const { items, event, words } = opened;
  return programmeWarnings(items, event).map((warning) => {
    const item = itemTitle(opened, warning.item);
    const other = "other" in warning ? itemTitle(opened, warning.other) : "";
    const key = [warning.code, warning.item.id, "other" in warning && warning.other.id].join(" ");
    return { key, id: warning.item.id, text: words(`warnings.${warning.code}`, { item, other }) };
  });
}

/** What is written about lines and speakers, for marks that are not read there. */
export function markedLines(opened: OpenedProgramme): MarkedField[] {
  const { items, speakers, words, languageName, here } = opened;
  const place = "rich" as const;
  const ofItems = items.flatMap((item) =>
    item.texts.map(({ locale, description }) => {
      const field = words("item.description", { language: languageName(locale) });
      const title = itemTitle(opened, item);
      const href = `${here}/items/${item.id}#${descriptionField(locale)}`;
      return { href, label: `${title} – ${field}`, text: description ?? "", place };
    }),
  );
  const ofSpeakers = speakers.flatMap((speaker) =>
    speaker.texts.map(({ locale, biography }) => {
      const field = words("speaker.biography", { language: languageName(locale) });
      const href = `${here}/speakers/${speaker.id}#${biographyField(locale)}`;
      return { href, label: `${speakerName(speaker)} – ${field}`, text: biography ?? "", place };
    }),
  );
  return [...ofItems, ...ofSpeakers];
}
