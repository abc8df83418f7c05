import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { formatMoment } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { getDeletionState } from "@/lib/privacy/queries";
import { erasureRefusal } from "@/lib/privacy/rules";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openEventFor } from "../../../open-event";
import { openRegistration, type PersonParams } from "../open-registration";
import { eraseForGood } from "./actions";

type Props = PersonParams & { searchParams: Promise<{ refused?: string }> };
const refusals = ["still_live", "mail_on_its_way", "already_erased"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params;
  const { name, locale } = await openRegistration(slug, id);
  return adminTitle(() => translator(locale, "ownData")("erase.title", { name }));
}

/** The first of two steps: what goes for good and what stays. A live registration is cancelled first. */
export default async function ErasePage({ params, searchParams }: Props) {
  await openEventFor((await params).slug, "registrations.change");
  const { slug, id } = await params;
  const { event, title, registration, name, here, locale } = await openRegistration(slug, id);
  const state = await getDeletionState(database(), registration.id);
  const t = translator(locale, "ownData");
  const moment = (at: Date) => formatMoment(at, locale, event.timeZone);
  const wanted = (await searchParams).refused;
  const refused = refusals.find((reason) => reason === wanted);
  const refusal = erasureRefusal(state, event, clock.now());
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={here}>
        {name}
      </a>
      {refused && !refusal && (
        <Notice tone="warning" live>
          <p>{t(`erase.${refused}`)}</p>
        </Notice>
      )}
      <h1>{t("erase.title", { name })}</h1>
      {state.erasedAt ? (
        <Notice>
          <p>{t("erase.erased", { date: moment(state.erasedAt) })}</p>
        </Notice>
      ) : (
        <>
          <p>
            {state.deletionRequestedAt
              ? t("erase.requested", { name, date: moment(state.deletionRequestedAt) })
              : t("erase.notRequested", { name })}
          </p>
          <p>{t("erase.what")}</p>
          <p>{t("erase.final")}</p>
          {refusal === "still_live" ? (
            <>
              <p>
                <strong>{t("erase.live")}</strong>
              </p>
              <div className="cluster">
                <a className="button button--secondary" href={`${here}/cancel`}>
                  {t("erase.cancel")}
                </a>
                <a href={here}>{t("erase.keep")}</a>
              </div>
            </>
          ) : (
            <form action={eraseForGood}>
              <input type="hidden" name="slug" value={event.slug} />
              <input type="hidden" name="id" value={registration.id} />
              <div className="cluster">
                <button className="button button--danger" type="submit">
                  {t("erase.button")}
                </button>
                <a href={here}>{t("erase.keep")}</a>
              </div>
            </form>
          )}
        </>
      )}
    </AdminFrame>
  );
}
