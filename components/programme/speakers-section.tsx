import { Paragraphs } from "@/components/ui/paragraphs";
import { SectionRow } from "@/components/ui/section-row";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import type { Speaker } from "@/lib/programme/constants";
import { wordsIn } from "@/lib/programme/rules";

type Props = { locale: Locale; event: { languages: readonly string[]; speakers: Speaker[] } };

/** Who speaks, in the organisers' order; nothing where nobody is announced yet. */
export function SpeakersSection({ locale, event: { languages, speakers } }: Props) {
  const t = translator(locale, "programme");
  if (speakers.length === 0) return null;
  return (
    <SectionRow id="speakers" heading={t("speakers")}>
      <ul className="speakers">
        {speakers.map((speaker) => (
          <Person key={speaker.id} t={t} locale={locale} languages={languages} speaker={speaker} />
        ))}
      </ul>
    </SectionRow>
  );
}

function Person({
  t,
  locale,
  languages,
  speaker,
}: {
  t: Translate<"programme">;
  locale: Locale;
  languages: readonly string[];
  speaker: Speaker;
}) {
  const { id, givenName, familyName, organisation, website, texts } = speaker;
  // Each by itself: a title may be translated where a biography is not yet.
  const title = wordsIn(
    texts.filter((text) => text.jobTitle !== null),
    locale,
    languages,
  );
  const about = wordsIn(
    texts.filter((text) => text.biography !== null),
    locale,
    languages,
  );
  const langOf = (text?: { locale: string }) =>
    isLocale(text?.locale) && text.locale !== locale ? text.locale : undefined;
  return (
    <li className="speaker" id={`speaker-${id}`}>
      <h3 className="speaker__name">
        <bdi>{`${givenName} ${familyName}`}</bdi>
      </h3>
      {(title?.jobTitle || organisation) && (
        <p className="speaker__role">
          {title?.jobTitle && <bdi lang={langOf(title)}>{title.jobTitle}</bdi>}
          {title?.jobTitle && organisation && ", "}
          {organisation && <bdi>{organisation}</bdi>}
        </p>
      )}
      {about?.biography && (
        <div className="speaker__about" lang={langOf(about)}>
          <Paragraphs text={about.biography} />
        </div>
      )}
      {website && (
        <p>
          <a href={website} rel="noopener nofollow">
            {t("website")}
            <span className="visually-hidden">: {`${givenName} ${familyName}`}</span>
          </a>
        </p>
      )}
    </li>
  );
}
