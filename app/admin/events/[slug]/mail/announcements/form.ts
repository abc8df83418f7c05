import { typedFrom } from "@/app/admin/typed";
import { languageName } from "@/components/audience/audience-choices";
import type { MarkedField } from "@/components/unread-marks/marks-notice";
import { announcementProblems } from "@/lib/announcements/rules";
import {
  type AnnouncementText,
  announcementParts,
  readTexts,
  type TextError,
  textField,
} from "@/lib/announcements/schema";
import { audienceQuery, isAudienceField, readAudience } from "@/lib/audience/rules";
import type { Audience } from "@/lib/audience/schema";
import type { DraftValues } from "@/lib/drafts/schema";
import { localeTag } from "@/lib/i18n/format";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { isUuid } from "@/lib/uuid";
import { problemWords } from "../texts/words";

/** Name under which what was typed and could not be saved is kept. @param id `new` for one that was not saved before. */
export const announcementForm = (id: string) => `announcement:${id === "new" || isUuid(id) ? id : ""}`;

const isTextField = (name: string) => /^(subject|body)\.[a-z]{2}$/.test(name);

/** What was typed. Of fields that may come several times, such as the boxes of a group, each value on a line of its own. */
export function announcementValues(form: FormData): DraftValues {
  const several = [...new Set(form.keys())].filter(isAudienceField);
  const joined = new FormData();
  for (const name of [...new Set(form.keys())].filter(
    (one) => isTextField(one) || one === "isNews" || one === "version",
  )) {
    joined.set(name, String(form.get(name)));
  }
  for (const name of several) joined.set(name, form.getAll(name).map(String).join("\n"));
  return typedFrom(joined, [...joined.keys()]);
}

type Read = { texts: AnnouncementText[]; errors: TextError[]; audience: Audience; isNews: boolean };

/** Reads the form. Only what cannot be kept is an error: a draft may be as incomplete as it likes. */
export function readAnnouncement(values: DraftValues, languages: readonly Locale[]): Read {
  const address = Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => isAudienceField(name))
      .map(([name, value]) => [name, value.split("\n")]),
  );
  return { ...readTexts(values, languages), audience: readAudience(address), isNews: values.isNews === "yes" };
}

/** What stands in the form of an announcement as it is on record. */
export function storedValues(
  { texts, isNews }: { texts: readonly AnnouncementText[]; isNews: boolean },
  audience: Audience,
): DraftValues {
  const query = audienceQuery(audience);
  return {
    ...Object.fromEntries(
      texts.flatMap((text) => announcementParts.map((part) => [textField(part, text.locale), text[part]])),
    ),
    isNews: isNews ? "yes" : "no",
    ...Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join("\n")])),
  };
}

type FieldError = { name: string; message: string };

/** The label of a text's field, which its errors begin with too. */
export function fieldLabel(part: "subject" | "body", language: string, locale: Locale): string {
  return translator(locale, "announcements")(`form.${part}`, { language: languageName(language, locale) });
}

/** Subjects and bodies, for marks that mails do not have. @param page address of their form. */
export function markedWords(texts: readonly AnnouncementText[], locale: Locale, page: string): MarkedField[] {
  return texts.flatMap((text) =>
    (["subject", "body"] as const).map((part) => ({
      href: `${page}#${part}.${text.locale}`,
      label: isLocale(text.locale) ? fieldLabel(part, text.locale, locale) : text.locale,
      text: text[part],
      place: "plain" as const,
    })),
  );
}

/** What keeps the form from being saved, in words. */
export function savingErrors(errors: readonly TextError[], locale: Locale): FieldError[] {
  const t = translator(locale, "announcements");
  return errors.map(({ name, locale: language, code, most }) => ({
    name,
    message: t("form.at", {
      field: fieldLabel(name.startsWith("subject") ? "subject" : "body", language, locale),
      error: t(`errors.${code}`, { most: new Intl.NumberFormat(localeTag(locale)).format(most) }),
    }),
  }));
}

/** What keeps an announcement from being sent, in words; one line per field. */
export function sendingErrors(
  texts: readonly AnnouncementText[],
  languages: readonly Locale[],
  locale: Locale,
): FieldError[] {
  const t = translator(locale, "announcements");
  const braces = translator(locale, "mailTexts");
  const found = announcementProblems(texts, languages).map((problem) => {
    if (problem.problem === "no_text") return { name: problem.name, field: null, error: t("errors.no_text") };
    const part = problem.name.startsWith("subject") ? "subject" : "body";
    const field = fieldLabel(part, problem.locale, locale);
    const error =
      problem.problem === "placeholder" ? problemWords(braces, problem.placeholder) : t(`errors.${problem.problem}`);
    return { name: problem.name, field, error };
  });
  return [...new Set(found.map(({ name }) => name))].map((name) => {
    const all = found.filter((one) => one.name === name);
    const error = all.map((one) => one.error).join(" ");
    const field = all[0]?.field;
    return { name, message: field ? t("form.at", { field, error }) : error };
  });
}
