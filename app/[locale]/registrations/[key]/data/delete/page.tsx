import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { retentionDates } from "@/lib/events/rules";
import { formatDate } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { getDeletionState } from "@/lib/privacy/queries";
import { canRequestDeletion } from "@/lib/privacy/rules";
import { canCancel, isEnded } from "@/lib/registrations/rules";
import { type OwnParams, ownRegistrationGate } from "../../gate";
import { askForDeletion } from "../actions";

export async function generateMetadata(props: OwnParams): Promise<Metadata> {
  const { locale } = await ownRegistrationGate(props);
  return { title: translator(locale, "ownData")("confirm.title"), robots: { index: false, follow: false } };
}

/** Second step of asking for deletion: what goes, what stays and until when. Only the button changes anything. */
export default async function DeletePage(props: OwnParams) {
  const { locale, registration, event, address } = await ownRegistrationGate(props);
  if (!canRequestDeletion(await getDeletionState(database(), registration.id))) redirect(`${address}/data`);
  const t = translator(locale, "ownData");
  const { fundingEvidence } = retentionDates(event);
  const mayCancel = canCancel(registration.status, event, clock.now());
  return (
    <div className="page">
      <p className="caption">{registration.reference}</p>
      <h1>{t("confirm.title")}</h1>
      {!isEnded(registration.status) && (
        <p className="lead">
          {t.rich("confirm.live", {
            cancel: (words) => (mayCancel ? <a href={`${address}/cancel`}>{words}</a> : words),
          })}
        </p>
      )}
      <h2>{t("confirm.what")}</h2>
      <ul>
        <li>{t("confirm.deleted.details")}</li>
        <li>{t("confirm.deleted.answers")}</li>
        <li>{t("confirm.deleted.mails")}</li>
        <li>{t("confirm.deleted.others")}</li>
      </ul>
      <h2>{t("confirm.stays")}</h2>
      <ul>
        <li>{t("confirm.kept.numbers")}</li>
        {event.fundingProgramme && (
          <li>{t("confirm.kept.evidence", { date: formatDate(fundingEvidence, locale, event.timeZone) })}</li>
        )}
      </ul>
      <p>{t("confirm.when")}</p>
      <form action={askForDeletion}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="key" value={address.split("/").at(-1)} />
        <div className="button-group">
          <button className="button button--danger" type="submit">
            {t("confirm.button")}
          </button>
          <a className="button button--quiet" href={`${address}/data`}>
            {t("confirm.keep")}
          </a>
        </div>
      </form>
    </div>
  );
}
