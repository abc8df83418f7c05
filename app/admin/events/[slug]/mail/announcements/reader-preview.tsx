import { ReaderChoice } from "@/components/announcements/reader-choice";
import { languageName } from "@/components/audience/audience-choices";
import { LetterPreview } from "@/components/mail/letter-preview";
import { listRecipients } from "@/lib/announcements/queries";
import { searchTextSchema } from "@/lib/audience/schema";
import { database } from "@/lib/db";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translator";
import { replyToOf, senderOf } from "@/lib/mail/rules";
import { About } from "./about";
import { sendTest } from "./actions";
import type { OpenAnnouncement } from "./open-announcements";
import { readerLetter, renderReaderLetter } from "./reader";

type Props = { opened: OpenAnnouncement; query: Record<string, string | string[] | undefined> };

/** The mail as a chosen person gets it, and the button that sends it to the organiser as a test. */
export async function ReaderPreview({ opened, query }: Props) {
  const { scope, event, locale, words, announcement, here, mayChange } = opened;
  const { audience, isNews, id } = announcement;
  const q = searchTextSchema.parse([query.q].flat()[0]);
  const people = await listRecipients(database(), scope, event.id, { audience, isNews, q });
  const wanted = typeof query.person === "string" ? query.person : people[0]?.id;
  const letter = wanted ? await readerLetter({ scope, event, announcementId: id, personId: wanted }) : null;
  const name = letter && `${letter.reader.givenName} ${letter.reader.familyName}`;
  const rendered = letter && (await renderReaderLetter(letter));
  const from = letter && senderOf(env(), letter.event.contactName, letter.event.mailSenderName);
  return (
    <section className="stack" aria-labelledby="preview">
      <h2 id="preview">{words("check.preview")}</h2>
      <ReaderChoice t={words} here={here} q={q} people={people} chosen={letter?.reader.id ?? null} />
      {letter && rendered && from && name && (
        <>
          <h3>{words("check.previewAs", { name, language: languageName(letter.reader.locale, locale) })}</h3>
          <p className="field__hint">{words("check.previewHint")}</p>
          {mayChange && (
            <form action={sendTest}>
              <About slug={event.slug} announcement={announcement} />
              <input type="hidden" name="person" value={letter.reader.id} />
              <div className="cluster">
                <button className="button button--secondary" type="submit">
                  {words("check.test", { email: scope.email })}
                </button>
                <span className="field__hint">{words("check.testHint", { name, mark: words("check.testMark") })}</span>
              </div>
            </form>
          )}
          <LetterPreview
            t={translator(locale, "mailTexts")}
            lang={letter.reader.locale}
            from={`${from.name} <${from.address}>`}
            replyTo={replyToOf(letter.event).address}
            subject={rendered.subject}
            text={rendered.text}
            src={`${here}/letter?person=${letter.reader.id}`}
          />
        </>
      )}
    </section>
  );
}
