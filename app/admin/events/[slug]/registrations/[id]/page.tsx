import type { Metadata } from "next";
import { Moment } from "@/components/admin/moment";
import { RecognitionHint } from "@/components/admin/recognition-hint";
import { RegistrationStatusTag } from "@/components/admin/status";
import { ErrorSummary } from "@/components/forms/error-summary";
import { listAttendance } from "@/lib/attendance/queries";
import { canRecord, eventDays } from "@/lib/attendance/rules";
import { listRegistrationHistory } from "@/lib/audit/queries";
import { listQuestionLabels } from "@/lib/audit-log/queries";
import { labelsAt } from "@/lib/audit-log/rules";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { listOpenedAnswers } from "@/lib/desk/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { listDeskAnswers } from "@/lib/questions/queries";
import { listRecognisedBodies } from "@/lib/recognised-bodies/queries";
import { recognise } from "@/lib/recognised-bodies/rules";
import { isEnded } from "@/lib/registrations/rules";
import { findPlaceInLine } from "@/lib/waiting-list/queries";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { asksForFiles } from "../new/form";
import { findTypedNote } from "./notes/form";
import { openRegistration, type PersonParams } from "./open-registration";
import { PersonActions } from "./person-actions";
import { PersonAnswers } from "./person-answers";
import { PersonAttendance } from "./person-attendance";
import { PersonDetails } from "./person-details";
import { PersonDoubles } from "./person-doubles";
import { PersonEntry } from "./person-entry";
import { PersonMails } from "./person-mails";
import { PersonNotes } from "./person-notes";
import { PersonRecord } from "./person-record";
import { PersonTags } from "./person-tags";
import { PersonTrouble } from "./person-trouble";
import { isAddition, Said } from "./said";
import { findTypedTag } from "./tags/form";

type Props = PersonParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug, id } = await props.params;
  const { name, title, locale, registration } = await openRegistration(slug, id);
  const { errors } = await typedOn(props, locale, registration.id);
  return adminTitle(() => `${name} – ${title}`, { error: errors.length > 0 });
}

/** A note or tag that was typed and not saved; what is wrong with it only right after it was sent. */
async function typedOn({ searchParams }: Props, locale: Locale, registrationId: string) {
  const { problem } = await searchParams;
  const t = translator(locale, "personDesk");
  const withError = (name: string, typed: { text: string; error?: string } | null) =>
    typed && { text: typed.text, error: problem === name ? typed.error : undefined };
  const note = withError("note", await findTypedNote(t, registrationId));
  const tag = withError("tag", await findTypedTag(t, registrationId));
  const errors = Object.entries({ tag, note }).flatMap(([name, typed]) =>
    typed?.error ? [{ name, message: typed.error }] : [],
  );
  return { note, tag, errors };
}

/** Everything about one registration. */
export default async function PersonPage(props: Props) {
  const { slug, id } = await props.params;
  const { scope, event, title, registration, name, here, locale, t } = await openRegistration(slug, id);
  const history = await listRegistrationHistory(database(), scope, registration.id);
  const { answers, sensitive } = await listDeskAnswers(database(), scope, registration.id);
  const opened = sensitive > 0 ? await listOpenedAnswers(database(), scope, registration.id, clock.now()) : null;
  const recorded = await listAttendance(database(), scope, registration.id);
  const place = await findPlaceInLine(database(), registration.id);
  const recognition = recognise(registration.email, await listRecognisedBodies(database(), scope));
  const { said } = await props.searchParams;
  const typed = await typedOn(props, locale, registration.id);
  const moment = (at: Date) => <Moment at={at} locale={locale} timeZone={event.timeZone} />;
  const also = registration.repeats.map(({ reference }) => reference).join(", ");
  const list = `/admin/events/${event.slug}/registrations`;
  const isOpen = !registration.erasedAt && !registration.mergedInto;
  const mayChange = can(scope.role, "registrations.change") && isOpen;
  const files = mayChange && isAddition(said) && (await asksForFiles({ scope, event })) ? `${here}/edit` : null;
  const correct = mayChange ? `${here}/address` : null;
  // What this moment is about comes first: at the door who is there, and before that who waits for what.
  const now = clock.now();
  const hasBegun = eventDays(event).some((day) => canRecord(event, day, now));
  const isWaiting = place !== null || registration.heldUntil !== null;
  const entry = (
    <PersonEntry
      t={t}
      registration={registration}
      place={place}
      list={list}
      invitations={`/admin/events/${event.slug}/invitations`}
      moment={moment}
    />
  );
  const attendance = (
    <PersonAttendance
      t={t}
      locale={locale}
      event={event}
      registration={{ id: registration.id, name }}
      recorded={recorded}
      mayRecord={can(scope.role, "attendance.record") && !isEnded(registration.status) && !registration.erasedAt}
      now={now}
      moment={moment}
    />
  );
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={typed.errors} />
      <a className="back-link" href={list}>
        {t("person.back")}
      </a>
      <Said said={said} locale={locale} email={registration.email} files={files} />
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p className="cluster">
        <RegistrationStatusTag t={t} status={registration.status} />
        {!registration.erasedAt && <RecognitionHint t={translator(locale, "recognised")} recognition={recognition} />}
        <span className="reference">{registration.reference}</span>
        {also && <span>{t("person.alsoAs", { references: also })}</span>}
      </p>
      {mayChange && <PersonDoubles slug={event.slug} id={registration.id} />}
      <PersonTrouble slug={event.slug} id={registration.id} correct={correct} />
      <PersonActions
        t={t}
        words={translator(locale, "personDesk")}
        role={scope.role}
        slug={event.slug}
        registration={registration}
        event={event}
        here={here}
      />
      <div className="admin-columns">
        <div className="stack">
          {hasBegun && attendance}
          {isWaiting && entry}
          <PersonDetails
            t={t}
            registration={registration}
            locale={locale}
            moment={moment}
            correct={correct}
            edit={mayChange ? `${here}/edit` : null}
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
          {!isWaiting && entry}
          {!hasBegun && attendance}
          <PersonTags slug={event.slug} id={registration.id} typed={typed.tag} />
          <PersonNotes slug={event.slug} id={registration.id} moment={moment} typed={typed.note} />
        </div>
        <PersonRecord
          t={t}
          history={history}
          locale={locale}
          timeZone={event.timeZone}
          moment={moment}
          askedAt={labelsAt(await listQuestionLabels(database(), scope, event.id), [locale, ...event.languages])}
        >
          <PersonMails slug={event.slug} registrationId={registration.id} />
        </PersonRecord>
      </div>
    </AdminFrame>
  );
}
