import { Moment } from "@/components/admin/moment";
import { LogFilters } from "@/components/audit/log-filters";
import { LogPages } from "@/components/audit/log-pages";
import { type LogRow, LogTable } from "@/components/audit/log-table";
import { UnreadParts } from "@/components/desk/unread-parts";
import { Notice } from "@/components/ui/notice";
import { unreadParts } from "@/lib/address-parts/rules";
import { findLogPerson, type LogEntry, type LogPlace, listLogActors, listLogEntries } from "@/lib/audit-log/queries";
import { isFiltered, logQuery, onlyFirst } from "@/lib/audit-log/rules";
import { type LogFilter, logFilterSchema } from "@/lib/audit-log/schema";
import { database } from "@/lib/db";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { OrganiserScope } from "@/lib/organisers/policy";
import { isUuid } from "@/lib/uuid";
import { eventTitle, logSentence } from "./sentence";
import { changesOf, type LogReading } from "./values";

type Props = {
  scope: OrganiserScope<"audit.read">;
  place: LogPlace;
  /** Address of the log without its query. */
  here: string;
  locale: Locale;
  askedAt: LogReading["askedAt"];
  query: Record<string, string | string[] | undefined>;
};

/** Filters, entries and export of a log: an event's, or that of all events and the desk. */
export async function LogView({ scope, place, here, locale, askedAt, query }: Props) {
  const t = translator(locale, "auditLog");
  const filter = logFilterSchema.parse(query);
  const db = database();
  const person = filter.registration ? await findLogPerson(db, scope, place, filter.registration) : null;
  const page = await listLogEntries(db, scope, place, filter);
  const actors = await listLogActors(db, scope);
  const isBackwards = filter.problems.some(({ part }) => part === "order");
  const isNobody = filter.registration !== null && !person;
  const isStranger = isUuid(filter.actor ?? "") && !actors.some(({ id }) => id === filter.actor);
  const misses = [
    ...filter.problems.map(({ part, typed }) => t(`problems.${part}`, { typed })),
    ...(isNobody ? [t("problems.unknownPerson")] : []),
    ...(isStranger && page.entries.length === 0 ? [t("problems.unknownActor")] : []),
  ];
  const problems = [...misses, ...(page.tooManyPeople ? [t("problems.tooManyPeople")] : [])];
  const withoutMisses = logQuery(filter, {
    ...(isBackwards && { from: null, to: null }),
    ...(isNobody && { registration: null }),
    ...(isStranger && { actor: null }),
  });
  const queryOf = (changes: Partial<LogFilter>) => logQuery(filter, { older: null, newer: null, ...changes });
  const hrefOf = (changes: Partial<LogFilter>) => here + queryOf(changes);
  const rows = page.entries.map((entry) => asRow(entry, { locale, place, askedAt }));
  const everything = { q: "", registration: null, actor: null, group: null, from: null, to: null };
  return (
    <>
      {problems.length > 0 && (
        <Notice tone="warning" live>
          {problems.map((problem) => (
            <p className="breakable" key={problem}>
              {problem}
            </p>
          ))}
          {misses.length > 0 && <a href={here + withoutMisses}>{t("problems.leaveOut")}</a>}
        </Notice>
      )}
      <UnreadParts locale={locale} parts={unreadParts(query, onlyFirst)} href={here + logQuery(filter)} />
      <LogFilters t={t} here={here} filter={filter} actors={actors} />
      {person && (
        <p>{t("filters.onlyPerson", { name: `${person.givenName} ${person.familyName} (${person.reference})` })}</p>
      )}
      <div className="cluster cluster--apart">
        {isFiltered(filter) ? <a href={hrefOf(everything)}>{t("filters.clear")}</a> : <span />}
        <p className="no-print">
          {t("export")}: <a href={`${here}/export.csv${queryOf({})}`}>CSV</a>,{" "}
          <a href={`${here}/export.json${queryOf({})}`}>JSON</a> <span className="field__hint">{t("exportHint")}</span>
        </p>
      </div>
      {rows.length === 0 ? (
        <p className="empty-state">{isFiltered(filter) ? t("noMatch") : t("none")}</p>
      ) : (
        <LogTable t={t} caption={t("caption")} rows={rows} />
      )}
      <LogPages
        t={t}
        newest={page.newer && hrefOf({})}
        newer={page.newer && hrefOf({ newer: page.newer })}
        older={page.older && hrefOf({ older: page.older })}
      />
    </>
  );
}

/** An entry of an event is told in that event's time zone, whichever log it stands in. */
function asRow(entry: LogEntry, { locale, place, askedAt }: Pick<Props, "locale" | "place" | "askedAt">): LogRow {
  const timeZone = entry.event?.timeZone ?? place.timeZone;
  const reading = { locale, timeZone, asked: askedAt(entry.at) };
  return {
    id: entry.id,
    at: <Moment at={entry.at} locale={locale} timeZone={timeZone} />,
    sentence: logSentence(entry, reading),
    changes: changesOf(entry, reading),
    reason: entry.reason,
    removed: entry.detailsRemovedAt && formatDate(entry.detailsRemovedAt, locale, timeZone),
    about: <About entry={entry} locale={locale} hasEvent={place.eventId === null} />,
  };
}

/** The person an entry is about, and in the log of all events the event. */
function About({ entry, locale, hasEvent }: { entry: LogEntry; locale: Locale; hasEvent: boolean }) {
  const { registration, event } = entry;
  const t = translator(locale, "auditLog");
  return (
    <span className="link-lines">
      {registration && event && (
        <a href={`/admin/events/${event.slug}/registrations/${registration.id}`}>
          <bdi>
            {registration.isErased ? t("erasedPerson") : `${registration.givenName} ${registration.familyName}`}
          </bdi>{" "}
          ({registration.reference})
        </a>
      )}
      {hasEvent && event && <a href={`/admin/events/${event.slug}/log`}>{eventTitle(event, locale)}</a>}
    </span>
  );
}
