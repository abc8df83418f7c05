import type { Metadata } from "next";
import { OfferForm } from "@/components/admin/offer-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Notice } from "@/components/ui/notice";
import { database } from "@/lib/db";
import { findDeskSeats } from "@/lib/desk/queries";
import { unheldSeats } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { listWaiting } from "@/lib/waiting-list/queries";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openEventFor } from "../../../open-event";
import { openRegistration, type PersonParams } from "../../../registrations/[id]/open-registration";
import { offer } from "../../actions";

type Props = PersonParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug, id } = await params;
  const { name, locale } = await openRegistration(slug, id);
  const error = (await searchParams).problem === "confirm";
  return adminTitle(() => translator(locale, "seats")("offer.title", { name }), { error });
}

/** Before a seat is offered out of turn or beyond capacity: whom it passes over, and that it goes over. */
export default async function OfferPage({ params, searchParams }: Props) {
  await openEventFor((await params).slug, "registrations.change");
  const { slug, id } = await params;
  const { scope, event, title, registration, name, locale } = await openRegistration(slug, id);
  const { problem } = await searchParams;
  const t = translator(locale, "seats");
  const seats = await findDeskSeats(database(), scope, event.id);
  const line = (await listWaiting(database(), scope, event.id)).filter(({ status }) => status === "waitlisted");
  const place = line.findIndex((person) => person.id === registration.id);
  const back = `/admin/events/${event.slug}/waiting-list`;
  const error = problem === "confirm" ? t("offer.confirmMissing") : undefined;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      {error && (
        <ErrorSummary
          heading={translator(locale, "forms")("errorHeading")}
          errors={[{ name: "confirmed", message: error }]}
        />
      )}
      {problem === "changed" && (
        <Notice tone="warning" live>
          <p>{t("offer.changed")}</p>
        </Notice>
      )}
      <a className="back-link" href={back}>
        {t("line.title")}
      </a>
      <h1>{t("offer.title", { name })}</h1>
      {place === -1 ? (
        <Notice>
          <p>{t("offer.notWaiting", { name })}</p>
        </Notice>
      ) : (
        <OfferForm
          t={t}
          action={offer}
          slug={event.slug}
          person={{ id: registration.id, name, email: registration.email }}
          passedOver={line.slice(0, place).map((person) => `${person.givenName} ${person.familyName}`)}
          seats={seats}
          isOver={unheldSeats(seats) <= 0}
          error={error}
          back={back}
        />
      )}
    </AdminFrame>
  );
}
