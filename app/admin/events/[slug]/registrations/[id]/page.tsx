import type { Metadata } from "next";
import { Moment } from "@/components/admin/moment";
import { RecognitionHint } from "@/components/admin/recognition-hint";
import { RegistrationStatusTag } from "@/components/admin/status";
import { Notice } from "@/components/ui/notice";
import { listAttendance } from "@/lib/attendance/queries";
import { listRegistrationHistory } from "@/lib/audit/queries";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { listOpenedAnswers } from "@/lib/desk/queries";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { listDeskAnswers } from "@/lib/questions/queries";
import { answerField } from "@/lib/questions/schema";
import { listRecognisedBodies } from "@/lib/recognised-bodies/queries";
import { recognise } from "@/lib/recognised-bodies/rules";
import { isEnded } from "@/lib/registrations/rules";
import { findPlaceInLine } from "@/lib/waiting-list/queries";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openRegistration, type PersonParams } from "./open-registration";
import { PersonActions } from "./person-actions";
import { PersonAnswers } from "./person-answers";
import { PersonAttendance } from "./person-attendance";
import { PersonDetails } from "./person-details";
import { PersonEntry } from "./person-entry";
import { PersonMails } from "./person-mails";
import { PersonRecord } from "./person-record";
import { PersonTrouble } from "./person-trouble";

type Props = PersonParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What an action has to say when it comes back here; the words stand in the address as their key. */
const sayings = [
  ["resent", "success"],
  ["approved", "success"],
  ["declined", "success"],
  ["cancelled", "success"],
  ["erased", "success"],
  ["corrected", "success"],
  ["corrected_only", "success"],
  ["present", "success"],
  ["not_present", "success"],
  ["not_a_day", "warning"],
  ["not_coming", "warning"],
  ["not_waiting_for_approval", "warning"],
  ["already_ended", "warning"],
  ["event_has_started", "warning"],
  ["event_cancelled", "warning"],
  ["too_late", "warning"],
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
  const { answers, sensitive } = await listDeskAnswers(database(), scope, registration.id);
  const opened = sensitive > 0 ? await listOpenedAnswers(database(), scope, registration.id, clock.now()) : null;
  const attendance = await listAttendance(database(), scope, registration.id);
  const place = await findPlaceInLine(database(), registration.id);
  const recognition = recognise(registration.email, await listRecognisedBodies(database(), scope));
  const wanted = (await searchParams).said;
  const said = sayings.find(([word]) => word === wanted);
  const moment = (at: Date) => <Moment at={at} locale={locale} timeZone={event.timeZone} />;
  const also = registration.repeats.map(({ reference }) => reference).join(", ");
  const list = `/admin/events/${event.slug}/registrations`;
  const correct = can(scope.role, "registrations.change") && !registration.erasedAt ? `${here}/address` : null;
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <a className="back-link" href={list}>
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
        {!registration.erasedAt && <RecognitionHint t={translator(locale, "recognised")} recognition={recognition} />}
        <span className="reference">{registration.reference}</span>
        {also && <span>{t("person.alsoAs", { references: also })}</span>}
      </p>
      <PersonTrouble slug={event.slug} id={registration.id} correct={correct} />
      <PersonActions t={t} role={scope.role} slug={event.slug} registration={registration} event={event} here={here} />
      <div className="admin-columns">
        <div className="stack">
          <PersonDetails t={t} registration={registration} locale={locale} moment={moment} correct={correct} />
          <PersonEntry
            t={t}
            registration={registration}
            place={place}
            list={list}
            invitations={`/admin/events/${event.slug}/invitations`}
            moment={moment}
          />
          <PersonAttendance
            t={t}
            locale={locale}
            event={event}
            registration={{ id: registration.id, name }}
            recorded={attendance}
            mayRecord={can(scope.role, "attendance.record") && !isEnded(registration.status) && !registration.erasedAt}
            now={clock.now()}
            moment={moment}
          />
          <PersonAnswers
            t={t}
            locale={locale}
            slug={event.slug}
            registrationId={registration.id}
            answers={answers}
            sensitive={sensitive}
            opened={opened}
            mayOpen={can(scope.role, "answers.sensitive")}
          />
        </div>
        <PersonRecord
          t={t}
          history={history}
          locale={locale}
          timeZone={event.timeZone}
          moment={moment}
          asked={new Map([...answers, ...(opened ?? [])].map(({ key, asked }) => [answerField(key), asked]))}
        >
          <PersonMails slug={event.slug} registrationId={registration.id} />
        </PersonRecord>
      </div>
    </AdminFrame>
  );
}
