import { previewLetter } from "@/app/admin/preview-letter";
import { languageName } from "@/components/audience/audience-choices";
import { LetterPreviews } from "@/components/event-dates/letter-preview";
import { TextField } from "@/components/forms/text-field";
import { searchTextSchema } from "@/lib/audience/schema";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { findReaderBy, getEventForLetters, listExampleReaders } from "@/lib/letters/queries";
import { audienceOf, isNews, ruleTextFor } from "@/lib/mail-rules/rules";
import type { openRule } from "../open-rules";

type Opened = Awaited<ReturnType<typeof openRule>>;

/** The mail of a rule as somebody reads it: whom the address names, else one person for each language. */
export async function RulePreview({ opened, person }: { opened: Opened; person: string }) {
  const { scope, event, locale, words, rule, here } = opened;
  const { statuses } = audienceOf(rule, { hasAttendance: false });
  const wanted = searchTextSchema.parse(person);
  const found = wanted ? await findReaderBy(database(), scope, event.id, wanted) : null;
  const readers = found ? [found] : await listExampleReaders(database(), scope, event.id, statuses);
  const letters = await getEventForLetters(database(), scope, event.id);
  const shown = await Promise.all(
    readers.map(async (reader) => {
      const about = { event: letters, reader };
      const text = ruleTextFor(rule.texts, event.languages, reader.locale);
      const letter =
        rule.letter === "own"
          ? await previewLetter({
              kind: "announcement.sent",
              data: { subject: text?.subject, body: text?.body, isNews: isNews(rule, event) },
              ...about,
            })
          : await previewLetter({
              kind: rule.letter === "reminder" ? "event.reminder" : "event.thanks",
              data: {},
              ...about,
            });
      return {
        locale: reader.locale,
        language: languageName(reader.locale, locale),
        name: `${reader.givenName} ${reader.familyName}`,
        ...letter,
      };
    }),
  );
  return (
    <>
      {shown.length === 0 ? (
        <p className="empty-state">{words("form.previewNobody")}</p>
      ) : (
        <>
          <LetterPreviews t={translator(locale, "eventDates")} letters={shown} />
          <form action={here} className="filter-bar">
            <TextField
              name="person"
              label={words("form.previewAs")}
              hint={words("form.previewHint")}
              value={wanted}
              error={wanted && !found ? words("form.previewUnknown") : undefined}
              autoComplete="off"
              spellCheck={false}
            />
            <button className="button button--secondary" type="submit">
              {words("form.previewShow")}
            </button>
          </form>
        </>
      )}
    </>
  );
}
