import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import type { Recognition } from "@/lib/recognised-bodies/rules";
import { timeLeft } from "@/lib/reports/rules";
import { Moment } from "./moment";
import { RecognitionHint } from "./recognition-hint";

export type PendingPerson = { id: string; name: string; organisation: string; at: Date; recognition?: Recognition };

type Props = {
  t: Translate<"admin">;
  locale: Locale;
  /** The event's. */
  timeZone: string;
  /** Address of the list of registrations. */
  list: string;
  /** Product time. */
  now: Date;
  approvals: PendingPerson[];
  offers: PendingPerson[];
  deletions: PendingPerson[];
};

/** How many of each kind are named here; the list of registrations has them all. */
const NAMED = 8;

/** What waits for an organiser, the most pressing first. */
export function PendingList({ t, locale, timeZone, list, now, approvals, offers, deletions }: Props) {
  if (approvals.length + offers.length + deletions.length === 0) return <p>{t("overview.pendingNone")}</p>;
  const shared = { t, locale, timeZone, list };
  return (
    <>
      {approvals.length > 0 && (
        <People
          {...shared}
          people={approvals}
          when={t("overview.registeredAt")}
          all={`${list}?status=awaiting_approval`}
        >
          <h3>{t("overview.approvals", { count: approvals.length })}</h3>
          <p className="field__hint">{t("overview.approvalsHint")}</p>
        </People>
      )}
      {offers.length > 0 && (
        <People {...shared} people={offers} when={t("overview.offerUntil")} until={now} all={`${list}?status=offered`}>
          <h3>{t("overview.offers", { count: offers.length })}</h3>
          <p className="field__hint">{t("overview.offersHint")}</p>
        </People>
      )}
      {deletions.length > 0 && (
        <People {...shared} people={deletions} when={t("overview.askedAt")}>
          <h3>{t("overview.deletions", { count: deletions.length })}</h3>
        </People>
      )}
    </>
  );
}

function leftInWords(until: Date, now: Date, locale: Locale): string {
  const t = translator(locale, "overview");
  const left = timeLeft(until, now);
  return left ? t(`decide.left.${left.unit}`, { count: left.count }) : t("decide.left.over");
}

type PeopleProps = Pick<Props, "t" | "locale" | "timeZone" | "list"> & {
  people: PendingPerson[];
  /** What the moment beside each means. */
  when: string;
  /** Product time, where the moment is one until which there is time left. */
  until?: Date;
  /** Address of the list of all of them. */
  all?: string;
  children: ReactNode;
};

function People({ t, locale, timeZone, list, people, when, until, all, children }: PeopleProps) {
  const more = people.length - NAMED;
  const words = translator(locale, "recognised");
  return (
    <div className="stack">
      {children}
      <ul className="pending">
        {people.slice(0, NAMED).map((person) => (
          <li key={person.id}>
            <span>
              <a href={`${list}/${person.id}`}>
                <bdi>{person.name}</bdi>
              </a>
              {", "}
              <bdi>{person.organisation}</bdi>
            </span>
            {person.recognition && <RecognitionHint t={words} recognition={person.recognition} />}
            <span className="pending__when">
              {when} <Moment at={person.at} locale={locale} timeZone={timeZone} />
              {until && <strong> ({leftInWords(person.at, until, locale)})</strong>}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p>
          {all ? <a href={all}>{t("overview.andMore", { count: more })}</a> : t("overview.andMore", { count: more })}
        </p>
      )}
    </div>
  );
}
