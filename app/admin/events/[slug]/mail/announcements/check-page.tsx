import { AnnouncementState } from "@/components/announcements/announcement-state";
import { AudienceSummary } from "@/components/announcements/audience-summary";
import { FileList } from "@/components/announcements/file-list";
import { SendPanel } from "@/components/announcements/send-panel";
import { knownChoices, languageName } from "@/components/audience/audience-choices";
import { audienceInWords, problemInWords } from "@/components/audience/audience-words";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Notice } from "@/components/ui/notice";
import { MarksNotice } from "@/components/unread-marks/marks-notice";
import { fallbacks, readSendAt } from "@/lib/announcements/rules";
import { countAudience, listAudienceChoices } from "@/lib/audience/queries";
import { audienceProblems } from "@/lib/audience/rules";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { formatMoment } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { splitTurn } from "@/lib/typed-moments";
import { AdminFrame } from "../../../../frame";
import { About } from "./about";
import { dropFile, sendLater, sendNow, unschedule } from "./actions";
import { markedWords, sendingErrors } from "./form";
import type { OpenAnnouncement } from "./open-announcements";
import { ReaderPreview } from "./reader-preview";
import { Said } from "./said";

type Props = { opened: OpenAnnouncement; query: Record<string, string | string[] | undefined> };

/** Everything about an announcement before it is sent: who gets it, who does not, what it looks like, and the buttons. */
export async function CheckPage({ opened, query }: Props) {
  const { scope, event, title, locale, words, languages, announcement, here, list, mayChange, subject } = opened;
  const { audience, isNews, texts, status, sendAt } = announcement;
  const isScheduled = status === "scheduled";
  const problems = sendingErrors(texts, languages, locale);
  const choices = await listAudienceChoices(database(), scope, event.id);
  const known = knownChoices(choices, locale, event.languages);
  const count = await countAudience(database(), event.id, audience, { isNews });
  const written = texts.map((text) => text.locale);
  const typed = typeof query.at === "string" ? query.at : null;
  const wrong = typed === null ? null : sendAtError(typed, query.zone, opened);
  const about = <About slug={event.slug} announcement={announcement} />;
  const canSend = mayChange && !isScheduled && count.reached > 0 && problems.length === 0;
  const at = sendAt ? formatMoment(sendAt, locale, event.timeZone) : "";
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary
        heading={translator(locale, "forms")("errorHeading")}
        errors={wrong ? [{ name: "sendAt", message: wrong }] : []}
      />
      <Said t={words} query={query} />
      <a className="back-link" href={list}>
        {words("form.back")}
      </a>
      <h1>{isScheduled ? words("check.scheduledTitle", { moment: at }) : words("check.title")}</h1>
      <p className="cluster">
        <AnnouncementState t={words} status={status} />
        <strong className="breakable">
          <bdi>{subject}</bdi>
        </strong>
        {mayChange && !isScheduled && <a href={`${here}/edit`}>{words("check.change")}</a>}
        {canSend && <a href="#send">{words("check.toSend")}</a>}
      </p>
      {isScheduled && <p>{words("check.scheduledText", { moment: at, timeZone: event.timeZone })}</p>}
      {isScheduled && mayChange && (
        <div className="cluster">
          <form action={unschedule}>
            {about}
            <button className="button button--secondary" type="submit">
              {words("check.unschedule")}
            </button>
          </form>
          <form action={sendNow}>
            {about}
            <button className="button button--quiet" type="submit">
              {words("check.sendScheduledNow")}
            </button>
          </form>
          <span className="field__hint">{words("check.unscheduleHint")}</span>
        </div>
      )}
      {problems.length > 0 && (
        <Notice tone="warning" heading={words("check.notReady")}>
          <ul>
            {problems.map(({ name, message }) => (
              <li key={name}>
                <a href={`${here}/edit?check=yes#${name}`}>{message}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {mayChange && !isScheduled && <MarksNotice locale={locale} fields={markedWords(texts, locale, `${here}/edit`)} />}
      <div className="admin-columns">
        <div className="stack">
          <AudienceSummary
            t={words}
            count={count}
            conditions={audienceInWords(audience, known, locale)}
            problems={audienceProblems(audience, known).map((problem) => problemInWords(problem, locale))}
            fallbacks={fallbacks(count.languages, written, event.languages)}
            languageOf={(tag) => languageName(tag, locale)}
          />
        </div>
        <div className="stack">
          <section className="stack" aria-labelledby="kind">
            <h2 id="kind">{words("check.kind")}</h2>
            <p>{words(isNews ? "check.news" : "check.part")}</p>
          </section>
          <FileList
            t={words}
            locale={locale}
            files={announcement.files}
            here={here}
            remove={
              mayChange && !isScheduled
                ? (file) => (
                    <form action={dropFile}>
                      {about}
                      <input type="hidden" name="file" value={file.id} />
                      <button className="button button--quiet" type="submit">
                        {words("check.removeFile")}
                        <span className="visually-hidden">: {file.name}</span>
                      </button>
                    </form>
                  )
                : undefined
            }
          />
        </div>
      </div>
      {count.reached > 0 && problems.length === 0 && <ReaderPreview opened={opened} query={query} />}
      {count.reached === 0 && (
        <Notice tone="warning">
          <p>{words("check.nobody")}</p>
        </Notice>
      )}
      {canSend && (
        <SendPanel
          t={words}
          forms={translator(locale, "forms")}
          about={about}
          sendNow={sendNow}
          sendLater={sendLater}
          count={count.reached}
          timeZone={event.timeZone}
          startsAt={formatMoment(event.startsAt, locale, event.timeZone)}
          typed={(typed ?? "").slice(0, 30)}
          error={wrong ?? undefined}
        />
      )}
      {mayChange && !isScheduled && (
        <p>
          <a href={`${here}/remove`}>{words("check.remove")}</a>
        </p>
      )}
    </AdminFrame>
  );
}

/** What is wrong with a time that came back in the address; null when nothing is, by now. */
function sendAtError(typed: string, zone: unknown, { event, words }: OpenAnnouncement): string | null {
  const read = readSendAt(typed, event.timeZone, clock.now(), typeof zone === "string" ? zone : event.timeZone);
  if (read.ok) return null;
  return words(`sendAt.${read.error}`, {
    typed: splitTurn(typed).text.replace("T", " ").slice(0, 30),
    timeZone: event.timeZone,
  });
}
