import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { browserToken } from "@/app/visitor";
import { ChangeTable } from "@/components/event-dates/change-table";
import { LetterPreviews } from "@/components/event-dates/letter-preview";
import { MoveCheck } from "@/components/event-dates/move-check";
import { SentByMove } from "@/components/event-dates/sent-by-move";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Notice } from "@/components/ui/notice";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { registrationTurn, shiftedWindows } from "@/lib/events/rules";
import { formatMoment } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { countLiveRegistrations } from "@/lib/registrations/queries";
import { asLocalInput } from "@/lib/typed-moments";
import { dropTyped } from "../../../../actions";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openEventFor } from "../../open-event";
import { sendMove } from "../actions";
import { asBasis, datesOf, isWindowError, moveForm, movesWindows, readBasis, readMove, windowFields } from "../form";
import { type DatesParams, openDates, type Query } from "../open-dates";
import { previewMove } from "../preview";
import { sentByMove } from "../sent-by-move";
import { changesInWords, languageIn, moveErrors, openingInWords, zoneName } from "../words";

type Props = DatesParams & { searchParams: Query };

/** What the check stands on; back to the form where there is nothing to check or something is wrong there. */
async function open({ params, searchParams }: Props) {
  await openEventFor((await params).slug, "events.change");
  const opened = await openDates(params);
  const { event, words, locale, here, mayChange } = opened;
  const draft = mayChange ? await findDraft(database(), await browserToken(), moveForm(event.slug)) : null;
  if (!draft) redirect(here);
  const now = clock.now();
  const read = readMove(draft.values, event, now);
  // What is wrong with a window is mended here: all else is read without them.
  const { wanted, ...move } = read.ok ? read.move : readWithoutWindows(draft.values, event, now, here);
  const errors = read.ok ? [] : moveErrors(words, locale, read.errors);
  const seen = readBasis(draft.values.basis);
  const meanwhile = seen ? changesInWords(words, locale, { from: seen, to: datesOf(event), windows: true }) : [];
  const { changed } = await searchParams;
  return { ...opened, draft, wanted, move, errors, meanwhile, isTyped: changed === "typed", now };
}

function readWithoutWindows(
  values: Record<string, string>,
  ...[event, now, here]: [Parameters<typeof readMove>[1], Date, string]
) {
  const kept = Object.fromEntries(
    Object.entries(values).filter(([name]) => !isWindowError({ name, code: "not_a_moment" })),
  );
  const read = readMove(kept, event, now);
  return read.ok ? read.move : redirect(here);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title, errors } = await open(props);
  return adminTitle(() => `${words("check.title")} – ${title}`, { error: errors.length > 0 });
}

/** What a change means before it is made: for whom, from when to when, and what the mail says. */
export default async function CheckMovePage(props: Props) {
  const { scope, event, title, locale, words, here, draft, wanted, move, errors, meanwhile, isTyped, now } =
    await open(props);
  const live = await countLiveRegistrations(database(), scope, event.id);
  const count = event.status === "published" ? live.total : 0;
  const opening = openingInWords(words, locale, event, wanted);
  const changes = [...changesInWords(words, locale, { from: datesOf(event), to: wanted, windows: false }), ...opening];
  const moves = movesWindows(event, wanted);
  const proposed = shiftedWindows(event, wanted.startsAt, wanted.timeZone);
  const isOtherZone = wanted.timeZone !== event.timeZone;
  const untilNow = (at: Date) => {
    const shown = formatMoment(at, locale, event.timeZone);
    return isOtherZone ? words("check.inZone", { moment: shown, timeZone: zoneName(event) }) : shown;
  };
  const windows = windowFields.flatMap((name) => {
    const [was, is] = [event[name], proposed[name]];
    if (!moves || !was || !is) return [];
    const value = draft.values[name] ?? asLocalInput(is, wanted.timeZone);
    const error = errors.find((wrong) => wrong.name === name)?.message;
    return [{ name, label: words(`fields.${name}`), value, was: untilNow(was), error }];
  });
  const turn = registrationTurn(event, wanted, now);
  const atOnce = await sentByMove(scope, event, { locale, timeZone: wanted.timeZone, now });
  const isNothing = changes.length === 0;
  const letters = move.isTold && count > 0 ? await previewMove(scope, event, { wanted, messages: move.messages }) : [];
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      {isTyped && (
        <Notice tone="warning" live>
          <p>{words("check.typed")}</p>
        </Notice>
      )}
      {meanwhile.length > 0 && (
        <Notice tone="warning" heading={words("check.meanwhile")} live>
          <p>{words("check.meanwhileText")}</p>
          <ul>
            {meanwhile.map(({ name, label, was, is }) => (
              <li key={name}>{words("check.entry", { name: label, was, is })}</li>
            ))}
          </ul>
        </Notice>
      )}
      <a className="back-link" href={here}>
        {words("check.back")}
      </a>
      <h1>{words("check.title")}</h1>
      <section className="stack" aria-labelledby="changes">
        <h2 id="changes">{words("check.changes")}</h2>
        {isNothing ? <p>{words("check.nothing")}</p> : <ChangeTable t={words} changes={changes} />}
        {isOtherZone && (
          <Notice>
            <p>{words("check.otherZone", { timeZone: zoneName(wanted) })}</p>
          </Notice>
        )}
        {turn === "closes_again" && (
          <Notice tone="warning">
            <p>{words("check.closesAgain", { moment: opening[0]?.is ?? "" })}</p>
          </Notice>
        )}
        {turn === "reopens" && (
          <Notice tone="warning">
            <p>
              {words("check.reopens", { moment: formatMoment(wanted.registrationClosesAt, locale, wanted.timeZone) })}
            </p>
          </Notice>
        )}
      </section>
      {atOnce.length > 0 && <SentByMove t={words} mails={atOnce} />}
      {isNothing || atOnce.length > 0 ? (
        <form action={dropTyped}>
          <input type="hidden" name="form" value={moveForm(event.slug)} />
          <button className="button button--secondary" type="submit">
            {translator(locale, "forms")("typed.drop")}
          </button>
        </form>
      ) : (
        <MoveCheck
          t={words}
          forms={translator(locale, "forms")}
          action={sendMove}
          slug={event.slug}
          draft={draft.id}
          basis={asBasis(datesOf(event))}
          windows={windows}
          timeZone={wanted.timeZone}
          isTold={move.isTold}
          tells={draft.values.tells !== "no"}
          count={count}
        >
          {move.isTold && (
            <section className="stack" aria-labelledby="people">
              <h2 id="people">{words("check.people")}</h2>
              <p>
                {words("check.peopleCount", {
                  count,
                  languages: live.languages
                    .map(({ locale: tag, count: some }) =>
                      words("check.inLanguage", { count: some, language: languageIn(tag, locale) }),
                    )
                    .join(", "),
                })}{" "}
                {count > 0 && words("check.calendars", { count: live.confirmed })}
                {count > live.confirmed && ` ${words("check.waits")}`}
              </p>
            </section>
          )}
          <LetterPreviews t={words} letters={letters} />
        </MoveCheck>
      )}
    </AdminFrame>
  );
}
