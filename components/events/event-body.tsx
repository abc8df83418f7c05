import { ProgrammeSection } from "@/components/programme/programme-section";
import { SpeakersSection } from "@/components/programme/speakers-section";
import { Paragraphs } from "@/components/ui/paragraphs";
import { SectionRow } from "@/components/ui/section-row";
import type { EventText, EventView } from "@/lib/events/queries";
import { cityFor, languageOf, travelRequestsOpen, zoneFor } from "@/lib/events/rules";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { altTextOf, logoAddress } from "@/lib/look/rules";
import { admission } from "@/lib/registrations/rules";
import { ConferenceSection } from "./conference-section";
import { ContactSection } from "./contact-section";
import { EventFacts } from "./event-facts";
import { EventHero } from "./event-hero";
import { LoopMotif } from "./loop-motif";
import { RegisterAction, RegisterLink } from "./register-action";
import { TravelSection } from "./travel-section";
import { WorkshopSection } from "./workshop-section";

/** The logo as the page shows it, from an address. */
function logoOf({ logo, languages }: EventView, locale: Locale, src: string | null) {
  if (!logo || !src) return null;
  return { src, width: logo.width, height: logo.height, alt: altTextOf(logo, locale, languages) };
}

type Props = {
  locale: Locale;
  event: EventView;
  /** The words of the event for this reader (`textFor`). */
  text: EventText;
  /** The moment at which the page is seen: product time, or any other for organisers who look ahead. */
  now: Date;
  /** Where the form and the logo are, where those are not their public addresses. */
  addresses?: { form: string; logo: string };
};

/** An event's page between header and footer, as its readers see it at a moment. */
export function EventBody({ locale, event, text, now, addresses }: Props) {
  const t = translator(locale, "event");
  const state = admission(event, event.seats, now);
  const form = addresses?.form ?? `/${locale}/events/${event.slug}/register`;
  const canSend = state === "admitted" || state === "waiting_list";
  const calendar = (
    <a className="calendar-link" href={`/events/${event.slug}/calendar.ics?locale=${locale}`}>
      {t("calendar")}
    </a>
  );
  return (
    <>
      <EventHero
        title={text.title}
        lead={text.summary}
        lang={languageOf(text)}
        logo={logoOf(event, locale, addresses?.logo ?? (event.logo && logoAddress(event.slug, event.logo)))}
        facts={
          <EventFacts
            locale={locale}
            event={event}
            city={cityFor(event, text)}
            zone={zoneFor(event, text, locale)}
            withDeadline={canSend}
          />
        }
        action={
          <>
            <RegisterAction locale={locale} event={event} text={text} state={state} now={now} form={form} />
            {state !== "over" && state !== "cancelled" && calendar}
          </>
        }
      />
      <SectionRow id="background" heading={t("background")}>
        <Paragraphs text={text.background} lead="lead" />
      </SectionRow>
      <WorkshopSection locale={locale} text={text} />
      {state !== "cancelled" && <ProgrammeSection locale={locale} event={event} />}
      <SpeakersSection locale={locale} event={event} />
      <ConferenceSection locale={locale} event={event} text={text} />
      {state !== "cancelled" && (
        <TravelSection locale={locale} event={event} text={text} open={travelRequestsOpen(event, now)} />
      )}
      <ContactSection locale={locale} event={event} text={text} />
      {state === "admitted" && (
        <section className="call no-print" aria-labelledby="ready">
          <LoopMotif className="call__motif" />
          <h2 id="ready">{t("ready")}</h2>
          <p>{t("readyText")}</p>
          <RegisterLink locale={locale} state={state} form={form} />
        </section>
      )}
    </>
  );
}
