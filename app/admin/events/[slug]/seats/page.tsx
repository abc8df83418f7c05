import type { Metadata } from "next";
import { SeatStanding } from "@/components/admin/seat-standing";
import { SeatingForm } from "@/components/admin/seating-form";
import { SeatingSummary } from "@/components/admin/seating-summary";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TypedNotice } from "@/components/forms/typed-notice";
import { database } from "@/lib/db";
import { type DeskEvent, findDeskSeats } from "@/lib/desk/queries";
import { formatLanguage, formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { dropTyped } from "../../../actions";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { findTyped } from "../../../typed";
import { openEvent } from "../open-event";
import { saveSeating } from "./actions";
import { SeatingConflicts } from "./conflicts";
import { readSeating, seatingForm, shownWith, storedSeating, textField, windowTextFields } from "./form";
import { SeatingNotices } from "./notices";
import { seatingErrors, shippedWords } from "./words";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What this browser typed and could not save, with what is wrong. */
async function typedSeating(event: DeskEvent, t: Translate<"seats">, locale: Locale) {
  const values = await findTyped(seatingForm(event.slug));
  if (!values) return null;
  const read = readSeating(values, event);
  return { values, errors: read.ok ? [] : seatingErrors(t, read.errors, locale) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { event, title, locale } = await openEvent((await params).slug);
  const t = translator(locale, "seats");
  const typed = await typedSeating(event, t, locale);
  return adminTitle(() => `${t("title")} – ${title}`, { error: (typed?.errors.length ?? 0) > 0 });
}

/** How many seats there are, who gets them, and when. */
export default async function SeatsPage({ params, searchParams }: Props) {
  const { scope, event, title, locale } = await openEvent((await params).slug);
  const t = translator(locale, "seats");
  const seats = await findDeskSeats(database(), scope, event.id);
  const mayChange = can(scope.role, "events.change");
  const typed = mayChange ? await typedSeating(event, t, locale) : null;
  const errors = typed?.errors ?? [];
  const texts = event.texts.map(({ locale: language }) => ({
    language,
    name: formatLanguage(language, locale),
    fields: windowTextFields.map((text) => ({
      name: textField(language, text),
      label: t(`form.${text}`),
      shipped: shippedWords(event, language, text),
    })),
  }));
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      {errors.length === 0 && <SeatingNotices t={t} said={await searchParams} />}
      {typed && errors.length === 0 && (
        <SeatingConflicts
          t={t}
          locale={locale}
          forms={translator(locale, "forms")}
          said={await searchParams}
          stored={storedSeating(event)}
          typed={typed.values}
        />
      )}
      <p className="caption">{title}</p>
      <h1>{t("title")}</h1>
      <SeatStanding t={t} seats={seats} />
      {typed && <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={seatingForm(event.slug)} />}
      {mayChange ? (
        <SeatingForm
          t={t}
          forms={translator(locale, "forms")}
          action={saveSeating}
          slug={event.slug}
          values={typed?.values ?? storedSeating(event)}
          basis={typed?.values ?? shownWith(event)}
          errors={Object.fromEntries(errors.map(({ name, message }) => [name, message]))}
          held={seats.held}
          timeZone={event.timeZone}
          startsAt={formatMoment(event.startsAt, locale, event.timeZone)}
          texts={texts}
        />
      ) : (
        <>
          <p>{t("readOnly")}</p>
          <SeatingSummary t={t} locale={locale} event={event} />
        </>
      )}
    </AdminFrame>
  );
}
