import type { Metadata } from "next";
import { SeatStanding } from "@/components/admin/seat-standing";
import { WaitingTable } from "@/components/admin/waiting-table";
import { UnreadParts } from "@/components/desk/unread-parts";
import { Notice } from "@/components/ui/notice";
import { unreadParts } from "@/lib/address-parts/rules";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDeskSeats } from "@/lib/desk/queries";
import { noParts } from "@/lib/desk/rules";
import { isCancelled, unheldSeats } from "@/lib/events/rules";
import { formatMoment } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { listRecognisedBodies } from "@/lib/recognised-bodies/queries";
import { recognise } from "@/lib/recognised-bodies/rules";
import { listWaiting } from "@/lib/waiting-list/queries";
import { offerDeadline } from "@/lib/waiting-list/rules";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { openEvent } from "../open-event";
import { OfferAction } from "./offer-action";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, locale } = await openEvent((await params).slug);
  return adminTitle(() => `${translator(locale, "seats")("line.title")} – ${title}`);
}

/** Who waits for a seat, in order, and whose offer has not been answered. */
export default async function WaitingListPage({ params, searchParams }: Props) {
  const { scope, event, title, locale } = await openEvent((await params).slug);
  const query = await searchParams;
  const { said, to } = query;
  const t = translator(locale, "seats");
  const seats = await findDeskSeats(database(), scope, event.id);
  const bodies = await listRecognisedBodies(database(), scope);
  const people = (await listWaiting(database(), scope, event.id)).map((person) => ({
    ...person,
    name: `${person.givenName} ${person.familyName}`,
    recognition: recognise(person.email, bodies),
  }));
  const line = people.filter(({ status }) => status === "waitlisted");
  const offers = people.filter(({ status }) => status === "offered");
  const now = clock.now();
  const mayOffer = can(scope.role, "registrations.change") && !isCancelled(event) && now < event.startsAt;
  const isFree = unheldSeats(seats) > 0;
  const told = offers.find(({ id }) => id === to);
  const table = { locale, timeZone: event.timeZone, list: `/admin/events/${event.slug}/registrations` };
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      {said === "offered" && (
        <Notice tone="success" live>
          <p>
            {told?.heldUntil
              ? t("line.said.offered", {
                  name: told.name,
                  until: formatMoment(told.heldUntil, locale, event.timeZone),
                })
              : t("line.said.offeredSomebody")}
          </p>
        </Notice>
      )}
      {(said === "not_waiting" || said === "too_late" || said === "event_cancelled") && (
        <Notice tone="warning" live>
          <p>{t(`line.said.${said}`)}</p>
        </Notice>
      )}
      <p className="caption">{title}</p>
      <h1>{t("line.title")}</h1>
      <UnreadParts
        locale={locale}
        parts={unreadParts(query, noParts)}
        href={`/admin/events/${event.slug}/waiting-list`}
      />
      <SeatStanding t={t} seats={seats} offered={offers.length} />
      <p>{t(isCancelled(event) ? "line.cancelled" : offerDeadline(event, now) ? "line.lead" : "line.offersStopped")}</p>
      <section className="stack" aria-labelledby="waiting">
        <h2 id="waiting">{t("line.waiting")}</h2>
        {line.length === 0 ? (
          <p className="empty-state">{t("line.none")}</p>
        ) : (
          <WaitingTable
            {...table}
            label={t("line.scroll")}
            kind="line"
            rows={line.map((person, index) => ({
              ...person,
              action: mayOffer && (
                <OfferAction t={t} slug={event.slug} person={person} isPlain={index === 0 && isFree} />
              ),
            }))}
          />
        )}
      </section>
      <section className="stack" aria-labelledby="offers">
        <h2 id="offers">{t("line.offered")}</h2>
        {offers.length === 0 ? (
          <p>{t("line.noOffers")}</p>
        ) : (
          <WaitingTable {...table} label={t("line.scrollOffers")} kind="offers" rows={offers} />
        )}
      </section>
    </AdminFrame>
  );
}
