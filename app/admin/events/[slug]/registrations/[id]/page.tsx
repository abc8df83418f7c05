import type { Metadata } from "next";
import { History } from "@/components/admin/history";
import { MailList } from "@/components/admin/mail-list";
import { Moment } from "@/components/admin/moment";
import { RegistrationStatusTag } from "@/components/admin/status";
import { Notice } from "@/components/ui/notice";
import { SummaryList } from "@/components/ui/summary-list";
import { listRegistrationHistory } from "@/lib/audit/queries";
import { database } from "@/lib/db";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openRegistration, type PersonParams } from "./open-registration";
import { PersonActions } from "./person-actions";
import { changes, fieldLabel, sentence, valueInWords } from "./words";

type Props = PersonParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

const shownFields = [
  "email",
  "organisation",
  "organisationType",
  "country",
  "jobTitle",
  "attendsConference",
  "photoConsent",
  "listSharing",
  "locale",
] as const;

/** What an action has to say when it comes back here; the words stand in the address as their key. */
const sayings = [
  ["resent", "success"],
  ["cancelled", "success"],
  ["not_confirmed", "warning"],
  ["already_ended", "warning"],
  ["event_has_started", "warning"],
] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params;
  const { name, title } = await openRegistration(slug, id);
  return adminTitle(() => `${name} – ${title}`);
}

/** Everything about one registration. */
export default async function PersonPage({ params, searchParams }: Props) {
  const { slug, id } = await params;
  const { scope, event, title, registration, name, here, locale, t } = await openRegistration(slug, id);
  const history = await listRegistrationHistory(database(), scope, registration.id);
  const wanted = (await searchParams).said;
  const said = sayings.find(([word]) => word === wanted);
  const moment = (at: Date) => <Moment at={at} locale={locale} timeZone={event.timeZone} />;
  const also = registration.repeats.map(({ reference }) => reference).join(", ");
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <a className="back-link" href={`/admin/events/${event.slug}/registrations`}>
        {t("person.back")}
      </a>
      {said && (
        <Notice tone={said[1]} live>
          <p>{t(`person.${said[0]}`, { email: registration.email })}</p>
        </Notice>
      )}
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p className="cluster">
        <RegistrationStatusTag t={t} status={registration.status} />
        <span className="reference">{registration.reference}</span>
        {also && <span>{t("person.alsoAs", { references: also })}</span>}
      </p>
      <PersonActions t={t} role={scope.role} slug={event.slug} registration={registration} here={here} />
      <div className="admin-columns">
        <section className="stack" aria-labelledby="details">
          <h2 id="details">{t("person.details")}</h2>
          <SummaryList
            rows={[
              ...shownFields.map((field) => ({
                name: field,
                label: fieldLabel(t, field),
                value: <bdi>{valueInWords(field, registration[field], locale)}</bdi>,
              })),
              { name: "registeredAt", label: t("fields.registeredAt"), value: moment(registration.registeredAt) },
              ...(registration.cancelledAt
                ? [{ name: "cancelledAt", label: t("fields.cancelledAt"), value: moment(registration.cancelledAt) }]
                : []),
            ]}
          />
        </section>
        <div className="stack">
          <section className="stack" aria-labelledby="history">
            <h2 id="history">{t("person.history")}</h2>
            <History
              t={t}
              lines={history.map((entry) => ({
                id: entry.id,
                at: moment(entry.at),
                sentence: sentence(t, entry),
                changes: changes(t, entry, locale),
                reason: entry.reason,
              }))}
            />
          </section>
          <section className="stack" aria-labelledby="mails">
            <h2 id="mails">{t("person.mails")}</h2>
            <MailList
              t={t}
              mails={registration.outgoingMails.map(({ queuedAt, sentAt, deliveries, ...mail }) => ({
                ...mail,
                when: moment(sentAt ?? queuedAt),
                attempts: deliveries.map(({ startedAt, ...attempt }) => ({ ...attempt, at: moment(startedAt) })),
              }))}
            />
          </section>
        </div>
      </div>
    </AdminFrame>
  );
}
