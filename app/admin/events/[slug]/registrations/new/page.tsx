import type { Metadata } from "next";
import { ErrorSummary } from "@/components/forms/error-summary";
import { AddForm } from "@/components/person-desk/add-form";
import { DataDue } from "@/components/privacy/data-due";
import { Notice } from "@/components/ui/notice";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDeskSeats } from "@/lib/desk/queries";
import { isCancelled } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { isContactDataDue } from "@/lib/privacy/rules";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openEvent, openEventFor } from "../../open-event";
import { deskFormMessages } from "../form-messages";
import { addPerson } from "./actions";
import { findNew } from "./form";

type Props = { params: Promise<{ slug: string }> };

async function addGate({ params }: Props) {
  const { slug } = await params;
  await openEventFor(slug, "registrations.change");
  const opened = await openEvent(slug);
  const added = await findNew(opened);
  const t = translator(opened.locale, "personDesk");
  const wrong = added.read && !added.read.ok ? deskFormMessages(added.read, opened.locale) : [];
  const full = added.isFull && !added.taken ? [{ name: "seat", message: t("add.full_now") }] : [];
  const taken = added.taken ? [{ name: "email", message: t("add.taken").replace(/:$/, "") }] : [];
  return { ...opened, ...added, words: t, errors: [...wrong, ...taken, ...full] };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, errors } = await addGate(props);
  return adminTitle(() => words("add.title"), { error: errors.length > 0 });
}

/** Registers somebody by hand. */
export default async function AddPage(props: Props) {
  const { scope, event, title, locale, words: t, asking, asksFiles, values, taken, errors } = await addGate(props);
  const seats = await findDeskSeats(database(), scope, event.id);
  const list = `/admin/events/${event.slug}/registrations`;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={list}>
        {translator(locale, "admin")("person.back")}
      </a>
      <h1>{t("add.title")}</h1>
      {isCancelled(event) ? (
        <Notice>
          <p>{t("add.event_cancelled")}</p>
        </Notice>
      ) : isContactDataDue(event, clock.now()) ? (
        <DataDue locale={locale} event={event} />
      ) : (
        <>
          <p>{t("add.lead")}</p>
          {taken && (
            <Notice tone="warning">
              <p>
                {t("add.taken")}{" "}
                <a href={`${list}/${taken.id}`}>
                  <bdi>{`${taken.givenName} ${taken.familyName}`}</bdi>, {taken.reference}
                </a>
              </p>
            </Notice>
          )}
          <AddForm
            t={t}
            locale={locale}
            action={addPerson}
            event={event}
            asking={asking}
            asksFiles={asksFiles}
            values={values}
            errors={errors}
            seats={seats}
            asksConference={event.conferenceStartsOn !== null}
            isOver={clock.now() >= event.endsAt}
            back={list}
          />
        </>
      )}
    </AdminFrame>
  );
}
