import type { Metadata } from "next";
import { HeldSections } from "@/components/privacy/held-data";
import { KeptUntil } from "@/components/privacy/kept-until";
import { mailto } from "@/components/ui/mailto";
import { Notice } from "@/components/ui/notice";
import { database } from "@/lib/db";
import { textFor, zoneFor } from "@/lib/events/rules";
import { formatMoment } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { getHeldData } from "@/lib/privacy/queries";
import { type OwnParams, ownRegistrationGate } from "../gate";

type Props = OwnParams & { searchParams: Promise<{ saved?: string }> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, registration } = await ownRegistrationGate(props);
  return {
    title: `${translator(locale, "ownData")("title")} – ${registration.reference}`,
    robots: { index: false, follow: false },
  };
}

/** The right of access (GDPR, article 15): everything held about oneself, as a page and as a file. */
export default async function OwnDataPage(props: Props) {
  const { locale, registration, event, address } = await ownRegistrationGate(props);
  const { saved } = await props.searchParams;
  const data = await getHeldData(database(), registration.id);
  const t = translator(locale, "ownData");
  const text = textFor(event, locale);
  const moment = (at: Date) => formatMoment(at, locale, event.timeZone);
  const requestedAt = data.registration.deletionRequestedAt;
  return (
    <div className="page">
      <a className="back-link" href={address}>
        {t("back")}
      </a>
      {saved === "deletion" && requestedAt && (
        <Notice tone="success" live>
          <p>{t("confirm.done")}</p>
        </Notice>
      )}
      <p className="caption">{registration.reference}</p>
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead", { event: text.title })}</p>
      <p>{t("times", { zone: zoneFor(event, text, locale) })}</p>
      <p>
        <a className="button button--secondary" href={`${address}/data/data.json`}>
          {t("download")}
        </a>
      </p>
      <p>{t("downloadHint")}</p>
      <HeldSections locale={locale} event={event} data={data} moment={moment} />
      {data.merged.map((one) => (
        <section key={one.registration.reference}>
          <h2>{t("sections.merged", { reference: one.registration.reference })}</h2>
          <HeldSections locale={locale} event={event} data={one} moment={moment} />
        </section>
      ))}
      <h2>{t("sections.retention")}</h2>
      <KeptUntil locale={locale} event={event} />
      <h2>{t("sections.deletion")}</h2>
      {requestedAt ? (
        <>
          <p>{t("deletion.requested", { date: moment(requestedAt) })}</p>
          <p>{t.rich("deletion.undo", { contact: event.contactEmail, mailto })}</p>
        </>
      ) : (
        <>
          <p>{t("deletion.intro")}</p>
          <form action={`${address}/data/delete`}>
            <button className="button button--secondary" type="submit">
              {t("deletion.button")}
            </button>
          </form>
        </>
      )}
    </div>
  );
}
