import { Paragraphs } from "@/components/ui/paragraphs";
import { SectionRow } from "@/components/ui/section-row";
import { isoInZone } from "@/lib/events/rules";
import { formatDate, formatTime } from "@/lib/i18n/format";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import type { ProgrammeItem, Speaker } from "@/lib/programme/constants";
import { daysOf, wordsIn } from "@/lib/programme/rules";

type Props = {
  locale: Locale;
  event: { timeZone: string; languages: readonly string[]; programme: ProgrammeItem[]; speakers: Speaker[] };
};

/**
 * What happens when: per day a list of times and what they stand for, in the reader's language as far as there is one.
 * Nothing where no programme is announced yet.
 */
export function ProgrammeSection({ locale, event }: Props) {
  const t = translator(locale, "programme");
  const days = daysOf(event.programme, event.timeZone);
  if (days.length === 0) return null;
  return (
    <SectionRow id="programme" heading={t("title")}>
      {days.map(({ day, items: [first, ...rest] }) => (
        <div className="programme-day" key={day}>
          {days.length > 1 && first && (
            <h3 className="programme-day__date">{formatDate(first.startsAt, locale, event.timeZone)}</h3>
          )}
          <dl className="programme">
            {(first ? [first, ...rest] : rest).map((item) => (
              <Item key={item.id} t={t} locale={locale} event={event} item={item} />
            ))}
          </dl>
        </div>
      ))}
    </SectionRow>
  );
}

function Item({ t, locale, event, item }: Props & { t: Translate<"programme">; item: ProgrammeItem }) {
  const { timeZone, languages, speakers } = event;
  const words = wordsIn(item.texts, locale, languages);
  const people = item.speakers.flatMap(({ speakerId }) => speakers.filter(({ id }) => id === speakerId));
  const lang = isLocale(words?.locale) && words.locale !== locale ? words.locale : undefined;
  return (
    <div className={item.isBreak ? "programme__item programme__item--break" : "programme__item"}>
      <dt className="programme__time">
        <Time at={item.startsAt} locale={locale} timeZone={timeZone} />
        {item.endsAt && (
          <>
            <span aria-hidden="true">–</span>
            <span className="visually-hidden"> {t("until")} </span>
            <Time at={item.endsAt} locale={locale} timeZone={timeZone} />
          </>
        )}
      </dt>
      <dd className="programme__what">
        <p className="programme__title" lang={lang}>
          {words?.title ?? t("break")}
        </p>
        {words?.description && (
          <div className="programme__description" lang={lang}>
            <Paragraphs text={words.description} />
          </div>
        )}
        {people.length > 0 && (
          <p className="programme__people">
            {`${t("with")} `}
            {people.map((person, index) => (
              <span key={person.id}>
                {index > 0 && ", "}
                <a href={`#speaker-${person.id}`}>
                  <bdi>{`${person.givenName} ${person.familyName}`}</bdi>
                </a>
                {person.organisation && (
                  <>
                    {" ("}
                    <bdi>{person.organisation}</bdi>
                    {")"}
                  </>
                )}
              </span>
            ))}
          </p>
        )}
        {item.room && <p className="programme__room">{t("room", { room: item.room })}</p>}
      </dd>
    </div>
  );
}

function Time({ at, locale, timeZone }: { at: Date; locale: Locale; timeZone: string }) {
  return <time dateTime={isoInZone(at, timeZone)}>{formatTime(at, locale, timeZone)}</time>;
}
