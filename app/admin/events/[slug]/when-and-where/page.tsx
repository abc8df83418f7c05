import type { Metadata } from "next";
import { MoveForm } from "@/components/event-dates/move-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TypedNotice } from "@/components/forms/typed-notice";
import { Notice } from "@/components/ui/notice";
import { SummaryList } from "@/components/ui/summary-list";
import { clock } from "@/lib/clock";
import type { DeskEvent } from "@/lib/desk/queries";
import { placeLine, textFor } from "@/lib/events/rules";
import { formatDate, formatMoment, formatTimeRange } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import { dropTyped } from "../../../actions";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { findTyped } from "../../../typed";
import { checkMove } from "./actions";
import {
  asBasis,
  cityField,
  datesOf,
  isWindowError,
  messageField,
  moveForm,
  readMove,
  storedDates,
  zoneOf,
  zonesFor,
} from "./form";
import { type DatesParams, openDates, type Query } from "./open-dates";
import { languageIn, moveErrors } from "./words";

type Props = DatesParams & { searchParams: Query };

/** What this browser typed and has not sent, with what is wrong with it here. */
async function open(props: DatesParams) {
  const opened = await openDates(props.params);
  const { event, words, locale, mayChange } = opened;
  const typed = mayChange ? await findTyped(moveForm(event.slug)) : null;
  const read = typed && readMove(typed, event, clock.now());
  const errors = read && !read.ok ? read.errors.filter((error) => !isWindowError(error)) : [];
  return { ...opened, typed, errors: moveErrors(words, locale, errors) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title, errors } = await open(props);
  return adminTitle(() => `${words("title")} – ${title}`, { error: errors.length > 0 });
}

/** When and where an event is, and the way to move or to cancel it. */
export default async function WhenAndWherePage(props: Props) {
  const { event, title, locale, words, here, mayChange, typed, errors } = await open(props);
  const said = await props.searchParams;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      {errors.length === 0 && <Said t={words} said={said} slug={event.slug} />}
      <p className="caption">{title}</p>
      <h1>{words("title")}</h1>
      {event.cancelledAt && (
        <Notice tone="warning" heading={words("cancelled.title")}>
          <p>{words("cancelled.on", { date: formatMoment(event.cancelledAt, locale, event.timeZone) })}</p>
          <p>{words("cancelled.final")}</p>
          <p>
            <a href={`/admin/events/${event.slug}/mail`}>{words("said.progress")}</a>
          </p>
        </Notice>
      )}
      <Now t={words} event={event} locale={locale} />
      {mayChange && (
        <>
          <p>{words("form.lead")}</p>
          {typed && <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={moveForm(event.slug)} />}
          <MoveForm
            t={words}
            forms={translator(locale, "forms")}
            action={checkMove}
            slug={event.slug}
            values={typed ?? storedDates(event)}
            errors={Object.fromEntries(errors.map(({ name, message }) => [name, message]))}
            timeZone={typed ? zoneOf(typed, event) : event.timeZone}
            timeZones={zonesFor(event)}
            languages={event.texts.map(({ locale: tag }) => ({
              tag,
              name: languageIn(tag, locale),
              city: cityField(tag),
              message: messageField(tag),
            }))}
            basis={asBasis(datesOf(event))}
          />
          {event.status === "published" && (
            <section className="stack" aria-labelledby="cancel">
              <h2 id="cancel">{words("form.cancelTitle")}</h2>
              <p>{words("form.cancelText")}</p>
              <p>
                <a className="button button--secondary" href={`${here}/cancel`}>
                  {words("form.cancelLink")}
                </a>
              </p>
            </section>
          )}
        </>
      )}
      {!mayChange && !event.cancelledAt && <p>{words("readOnly")}</p>}
    </AdminFrame>
  );
}

function Now({ t, event, locale }: { t: Translate<"eventDates">; event: DeskEvent; locale: Locale }) {
  const date = formatDate(event.startsAt, locale, event.timeZone);
  const time = formatTimeRange(event.startsAt, event.endsAt, locale, event.timeZone);
  return (
    <SummaryList
      rows={[
        { name: "when", label: t("now.when"), value: t("now.time", { date, time }) },
        { name: "where", label: t("now.where"), value: placeLine(event, textFor(event, locale), locale) },
      ]}
    />
  );
}

/** What moving or cancelling has to say when it comes back; the facts stand in the address. */
function Said({ t, said, slug }: { t: Translate<"eventDates">; said: Awaited<Query>; slug: string }) {
  const told = /^\d{1,7}$/.test(String(said.told)) ? Number(said.told) : 0;
  if (said.said === "moved") {
    return (
      <Notice tone="success" live>
        <p>{t("said.moved", { told })}</p>
        {told > 0 && (
          <p>
            <a href={`/admin/events/${slug}/mail`}>{t("said.progress")}</a>
          </p>
        )}
      </Notice>
    );
  }
  const plain = (["unchanged", "draft", "over"] as const).find((word) => word === said.said);
  return (
    plain && (
      <Notice live>
        <p>{t(`said.${plain}`)}</p>
      </Notice>
    )
  );
}
