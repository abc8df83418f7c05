import { Notice } from "@/components/ui/notice";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { type DeskEvent, listDeskEvents } from "@/lib/desk/queries";
import { textFor } from "@/lib/events/rules";
import { formatCountry, formatDate, formatLanguage, localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { grantScopeAt } from "@/lib/organisers/policy";
import { countByDay, type PropertyCount } from "@/lib/reports/queries";
import { courseOf, type DayCount, sharesOf } from "@/lib/reports/rules";
import { dayInZone } from "@/lib/time-zone";
import { requireSignedIn } from "../../../gate";
import { ComparisonChoice } from "./comparison";
import { CourseFigures } from "./course-figures";
import { DayFigures } from "./day-figures";
import { ShareFigures } from "./share-figures";

type Props = {
  event: DeskEvent;
  locale: Locale;
  days: DayCount[];
  properties: PropertyCount[];
  /** Slug of the event to compare with, as it stands in the address. */
  compare: string | null;
};

/** How registration goes and who is coming, as plots with their figures; beside an earlier event where one is chosen. */
export async function EventFigures({ event, locale, days, properties, compare }: Props) {
  const t = translator(locale, "overview");
  if (days.length === 0) return <p className="empty-state">{t("none")}</p>;
  const organiser = await requireSignedIn();
  const choices = (await listDeskEvents(database(), organiser)).filter(
    (other) => other.id !== event.id && other.startsAt < event.startsAt,
  );
  const chosen = choices.find(({ slug }) => slug === compare) ?? null;
  // What one may read here says nothing about the other event: that is asked for anew.
  const scope = chosen && grantScopeAt(organiser, chosen.id, "registrations.read");
  const earlier = chosen &&
    scope && {
      title: textFor(chosen, locale).title,
      course: courseOf(await countByDay(database(), scope, chosen, clock.now()), startDay(chosen)),
    };
  const type = translator(locale, "registration");
  const shares = [
    ["country", sharesOf(properties, ({ country }) => country), (value: string) => formatCountry(value, locale)],
    [
      "type",
      sharesOf(properties, (row) => row.type),
      (value: string) => type(`organisationTypes.${value as PropertyCount["type"]}`),
    ],
    [
      "locale",
      sharesOf(properties, (row) => row.locale),
      (value: string) => atStart(formatLanguage(value, locale), locale),
    ],
  ] as const;
  return (
    <>
      <DayFigures locale={locale} days={days} />
      <div className="stack">
        <ComparisonChoice
          locale={locale}
          here={`/admin/events/${event.slug}#figures`}
          choices={choices.map((other) => ({
            slug: other.slug,
            label: t("compare.option", {
              event: textFor(other, locale).title,
              date: formatDate(other.startsAt, locale, other.timeZone),
            }),
          }))}
          chosen={chosen?.slug ?? null}
        />
        {compare && !chosen && (
          <Notice tone="warning">
            <p>{t("compare.unknown")}</p>
          </Notice>
        )}
        {earlier?.course.length === 0 && <p>{t("compare.empty", { event: earlier.title })}</p>}
        <CourseFigures
          locale={locale}
          course={courseOf(days, startDay(event))}
          earlier={earlier && earlier.course.length > 0 ? earlier : null}
        />
      </div>
      <div className="plots plots--three">
        {shares.map(([by, counted, labelOf]) =>
          counted.length > 0 ? (
            <ShareFigures key={by} locale={locale} by={by} shares={counted} labelOf={labelOf} />
          ) : null,
        )}
      </div>
      {shares[0][1].length === 0 && <p className="empty-state">{t("shares.none")}</p>}
    </>
  );
}

/** The day on which an event starts, in its own time zone. */
function startDay({ startsAt, timeZone }: DeskEvent): string {
  return dayInZone(startsAt, timeZone);
}

/** A word as it stands at the beginning of a line. */
function atStart(word: string, locale: Locale): string {
  return word.charAt(0).toLocaleUpperCase(localeTag(locale)) + word.slice(1);
}
