import type { Metadata } from "next";
import { requireOrganiser } from "@/app/admin/gate";
import { DuplicateForm } from "@/components/event-editor/duplicate-form";
import { MovedDates } from "@/components/event-editor/moved-dates";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TypedNotice } from "@/components/forms/typed-notice";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { movedDates } from "@/lib/event-editor/rules";
import { getEventForTexts } from "@/lib/event-texts/queries";
import { formatDate, formatMoment } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { dropTyped } from "../../../actions";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { findTyped } from "../../../typed";
import { newEventErrors } from "../../new/words";
import { openEventFor } from "../open-event";
import { makeCopy } from "./actions";
import { duplicateForm, readCopy } from "./form";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function open({ params, searchParams }: Props) {
  const opened = await openEventFor((await params).slug, "events.change");
  // A copy is an event of its own, so it takes a role for all events.
  await requireOrganiser("events.change");
  const t = translator(opened.locale, "eventEditor");
  const typed = await findTyped(duplicateForm(opened.event.id));
  const read = typed && readCopy(typed, opened.event, clock.now(), String((await searchParams).taken ?? ""));
  return {
    ...opened,
    words: t,
    typed,
    copy: read?.ok ? read.copy : null,
    errors: read && !read.ok ? newEventErrors(t, read.errors) : [],
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title, errors } = await open(props);
  return adminTitle(() => `${words("duplicate.title")} – ${title}`, { error: errors.length > 0 });
}

/** Another event like this one, at another time: what comes along, what stays behind, and where its dates go. */
export default async function DuplicatePage(props: Props) {
  const { scope, event, title, locale, words: t, typed, copy, errors } = await open(props);
  const { conferenceStartsOn, conferenceEndsOn, travelRequestsCloseAt } = await getEventForTexts(
    database(),
    scope,
    event.id,
  );
  const source = { ...event, conferenceStartsOn, conferenceEndsOn, travelRequestsCloseAt };
  const dates = copy && movedDates(source, copy.startsAt, copy.endsAt);
  const dayless = ["conferenceStartsOn", "conferenceEndsOn"];
  const say = (name: string, at: Date | null) => {
    if (!at) return "–";
    return dayless.includes(name) ? formatDate(at, locale, "UTC") : formatMoment(at, locale, event.timeZone);
  };
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={`/admin/events/${event.slug}/publishing`}>
        {t("publishing.title")}
      </a>
      <p className="caption">{title}</p>
      <h1>{t("duplicate.title")}</h1>
      <p className="lead">{t("duplicate.lead")}</p>
      {typed && <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={duplicateForm(event.id)} />}
      <DuplicateForm
        t={t}
        forms={translator(locale, "forms")}
        action={makeCopy}
        slug={event.slug}
        eventId={event.id}
        values={typed ?? {}}
        errors={Object.fromEntries(errors.map(({ name, message }) => [name, message]))}
        timeZone={event.timeZone}
        startsAt={formatMoment(event.startsAt, locale, event.timeZone)}
      >
        {dates && (
          <MovedDates
            t={t}
            dates={(Object.keys(dates) as (keyof typeof dates)[])
              .filter((name) => source[name] !== null)
              .map((name) => ({ name, was: say(name, source[name]), is: say(name, dates[name]) }))}
          />
        )}
      </DuplicateForm>
    </AdminFrame>
  );
}
