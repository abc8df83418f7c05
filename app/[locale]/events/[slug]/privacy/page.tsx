import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { languageLinks } from "@/app/language-links";
import { eventBySlug } from "@/app/page-event";
import { ContactLines } from "@/components/events/contact-lines";
import { CookieTable } from "@/components/events/cookie-table";
import { Paragraphs } from "@/components/ui/paragraphs";
import { DRAFT_HOURS } from "@/lib/drafts/constants";
import { retention } from "@/lib/events/constants";
import { languageOf, retentionDates, textFor } from "@/lib/events/rules";
import { formatDate } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = { params: Promise<{ locale: string; slug: string }> };

async function gate({ params }: Props) {
  const { locale, slug } = await params;
  const event = isLocale(locale) ? await eventBySlug(slug) : null;
  if (!isLocale(locale) || !event) notFound();
  return { locale, event, text: textFor(event, locale), t: translator(locale, "privacy") };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, event, text, t } = await gate(props);
  return {
    title: `${t("title")} – ${text.title}`,
    alternates: languageLinks(locale, `/events/${event.slug}/privacy`, event.languages),
  };
}

/** What GDPR, articles 13 and 14, want every participant to be told, with the real dates of this event. */
export default async function PrivacyPage(props: Props) {
  const { locale, event, text, t } = await gate(props);
  const { contactData, fundingEvidence, sensitiveAnswers } = retentionDates(event);
  const asksSensitive = event.questions.some(({ isSensitive }) => isSensitive);
  const day = (date: Date) => formatDate(date, locale, event.timeZone);
  return (
    <div className="page">
      <a className="back-link" href={`/${locale}/events/${event.slug}`}>
        {t("back")}
      </a>
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead", { event: text.title })}</p>
      <div className="prose">
        <h2>{t("controllerTitle")}</h2>
        <p>{t("controller", { controller: text.privacyController, hasPhone: String(Boolean(event.contactPhone)) })}</p>
        <ContactLines event={event} role={text.contactRole} />

        <h2>{t("whatTitle")}</h2>
        <ul>
          <li>{t("what.place")}</li>
          {event.questions.length > 0 && <li>{t("what.answers")}</li>}
          {asksSensitive && <li>{t("what.sensitive")}</li>}
          {event.conferenceStartsOn && <li>{t("what.conference")}</li>}
          <li>{t("what.optIn")}</li>
          {event.fundingProgramme && <li>{t("what.evidence")}</li>}
          <li>{t("what.safety")}</li>
        </ul>
        {text.privacyLegalBasis && <Own words={text.privacyLegalBasis} lang={languageOf(text)} />}
        <p>{t("what.source")}</p>
        <p>{t("nobody")}</p>

        <h2>{t("recipientsTitle")}</h2>
        <ul>
          <li>{t("recipients.organisers")}</li>
          <li>{t("recipients.processors")}</li>
          {event.fundingProgramme && <li>{event.fundingEmblem ? t("recipients.funder") : t("recipientsFunder")}</li>}
          <li>{t("recipients.participants")}</li>
        </ul>
        {text.privacyRecipients && <Own words={text.privacyRecipients} lang={languageOf(text)} />}
        <p>{t("transfer")}</p>

        <h2>{t("retentionTitle")}</h2>
        <ul>
          <li>{t("retention.draft", { hours: DRAFT_HOURS })}</li>
          <li>{t("retention.contact", { date: day(contactData) })}</li>
          {asksSensitive && (
            <li>{t("retention.sensitive", { date: day(sensitiveAnswers), days: retention.sensitiveDays })}</li>
          )}
          {event.fundingProgramme && <li>{t("retention.evidence", { date: day(fundingEvidence) })}</li>}
        </ul>

        <h2>{t("cookiesTitle")}</h2>
        <p>{t("cookies")}</p>
        <CookieTable locale={locale} />

        <h2>{t("rightsTitle")}</h2>
        <p>{t("rights")}</p>

        <h2>{t("complaintTitle")}</h2>
        <p>{t("complaint")}</p>
        {text.privacyAuthority && <Own words={text.privacyAuthority} lang={languageOf(text)} />}
        <ul>
          {!text.privacyAuthority && (
            <li>
              <a href="https://www.datatilsynet.dk">{t("danishAuthority")}</a>
            </li>
          )}
          <li>
            <a href="https://www.edpb.europa.eu/about-edpb/about-edpb/members_en">{t("authorities")}</a>
          </li>
        </ul>
      </div>
    </div>
  );
}

/** What this event's organisers add, marked with the language it is in. */
function Own({ words, lang }: { words: string; lang?: string }) {
  return (
    <div lang={lang}>
      <Paragraphs text={words} />
    </div>
  );
}
