import type { Metadata } from "next";
import { ErrorSummary } from "@/components/forms/error-summary";
import { RestoreForm } from "@/components/person-desk/restore-form";
import { Notice } from "@/components/ui/notice";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDeskSeats, findLiveNamesake } from "@/lib/desk/queries";
import { freeSeats, isCancelled } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { isEnded } from "@/lib/registrations/rules";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openRegistrationFor, type PersonParams } from "../open-registration";
import { restore } from "./actions";
import { restoreProblems } from "./form";

type Props = PersonParams & { searchParams: Promise<{ problem?: string | string[] }> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug, id } = await params;
  const { name, locale } = await openRegistrationFor(slug, id, "registrations.change");
  const error = (await searchParams).problem === "choose";
  return adminTitle(() => translator(locale, "personDesk")("restore.title", { name }), { error });
}

/** Before an ended registration stands again: what will happen, a choice where no seat is free, or why it cannot be. */
export default async function RestorePage({ params, searchParams }: Props) {
  const { slug, id } = await params;
  const { scope, event, title, registration, name, here, locale } = await openRegistrationFor(
    slug,
    id,
    "registrations.change",
  );
  const t = translator(locale, "personDesk");
  const { problem } = await searchParams;
  const seats = await findDeskSeats(database(), scope, event.id);
  const isFree = freeSeats(seats) > 0;
  const namesake = await findLiveNamesake(database(), scope, event.id, registration);
  const other = registration.mergedInto ?? namesake;
  const refused = registration.mergedInto
    ? "merged"
    : registration.erasedAt
      ? "erased"
      : !isEnded(registration.status)
        ? "not_ended"
        : isCancelled(event)
          ? "event_cancelled"
          : clock.now() >= event.endsAt
            ? "over"
            : namesake
              ? "address_taken"
              : null;
  const said = refused ?? restoreProblems.find((known) => known === problem);
  const error = problem === "choose" ? t("restore.choose") : undefined;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      {error && (
        <ErrorSummary
          heading={translator(locale, "forms")("errorHeading")}
          errors={[{ name: "otherwise", message: error }]}
        />
      )}
      <a className="back-link" href={here}>
        {name}
      </a>
      <h1>{t("restore.title", { name })}</h1>
      {said && (
        <Notice tone={refused ? "info" : "warning"} live={!refused}>
          <p>
            {t(`restore.${said}`)}{" "}
            {refused && other && (
              <a href={`/admin/events/${event.slug}/registrations/${other.id}`}>
                <bdi>{`${other.givenName} ${other.familyName}`}</bdi>, {other.reference}
              </a>
            )}
          </p>
        </Notice>
      )}
      {!refused && (
        <RestoreForm
          t={t}
          action={restore}
          hidden={{ slug: event.slug, id: registration.id }}
          email={registration.email}
          seats={seats}
          isFree={isFree}
          hasWaitingList={event.hasWaitingList}
          error={error}
          back={here}
        />
      )}
    </AdminFrame>
  );
}
