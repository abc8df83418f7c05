import type { Metadata } from "next";
import { requireOrganiser } from "@/app/admin/gate";
import { visitorLocale } from "@/app/visitor";
import { NewEventForm } from "@/components/event-editor/new-event-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TypedNotice } from "@/components/forms/typed-notice";
import { clock } from "@/lib/clock";
import { timeZones } from "@/lib/events/constants";
import { countryOptions } from "@/lib/i18n/countries";
import { formatLanguageAlone } from "@/lib/i18n/format";
import { locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { dropTyped } from "../../actions";
import { AdminFrame } from "../../frame";
import { adminTitle } from "../../title";
import { findTyped } from "../../typed";
import { saveNewEvent } from "./actions";
import { blankEvent, languageBox, newEventForm, readNewEvent } from "./form";
import { newEventErrors } from "./words";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What this browser typed and could not send, with what is wrong. */
async function open({ searchParams }: Props) {
  await requireOrganiser("events.change");
  const locale = await visitorLocale();
  const t = translator(locale, "eventEditor");
  const typed = await findTyped(newEventForm);
  const { taken } = await searchParams;
  const read = typed && readNewEvent(typed, clock.now(), String(taken ?? ""));
  return { locale, t, typed, errors: read && !read.ok ? newEventErrors(t, read.errors) : [] };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { t, errors } = await open(props);
  return adminTitle(() => t("add.title"), { error: errors.length > 0 });
}

/** The least that makes an event; it begins as a draft. */
export default async function NewEventPage(props: Props) {
  const { locale, t, typed, errors } = await open(props);
  return (
    <AdminFrame narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href="/admin/events">
        {t("list.all")}
      </a>
      <h1>{t("add.title")}</h1>
      <p className="lead">{t("add.lead")}</p>
      {typed && <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={newEventForm} />}
      <NewEventForm
        t={t}
        forms={translator(locale, "forms")}
        action={saveNewEvent}
        values={typed ?? blankEvent(locale)}
        errors={Object.fromEntries(errors.map(({ name, message }) => [name, message]))}
        languages={locales.map((tag) => ({ tag, name: formatLanguageAlone(tag, locale), box: languageBox(tag) }))}
        timeZones={timeZones}
        countries={countryOptions(locale)}
      />
    </AdminFrame>
  );
}
