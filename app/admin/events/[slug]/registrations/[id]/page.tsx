import type { Metadata } from "next";
import { Moment } from "@/components/admin/moment";
import { RegistrationStatusTag } from "@/components/admin/status";
import { Notice } from "@/components/ui/notice";
import { listRegistrationHistory } from "@/lib/audit/queries";
import { database } from "@/lib/db";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openRegistration, type PersonParams } from "./open-registration";
import { PersonActions } from "./person-actions";
import { PersonDetails } from "./person-details";
import { PersonRecord } from "./person-record";

type Props = PersonParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

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
        <PersonDetails t={t} registration={registration} locale={locale} moment={moment} />
        <PersonRecord t={t} registration={registration} history={history} locale={locale} moment={moment} />
      </div>
    </AdminFrame>
  );
}
