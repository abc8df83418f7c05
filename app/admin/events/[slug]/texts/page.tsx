import type { Metadata } from "next";
import { LanguageList } from "@/components/event-editor/language-list";
import { TextsOverview } from "@/components/event-editor/texts-overview";
import { Notice } from "@/components/ui/notice";
import { MarksNotice } from "@/components/unread-marks/marks-notice";
import { sectionNames, textSections } from "@/lib/event-texts/constants";
import { storedTexts, textsThatAre } from "@/lib/event-texts/rules";
import { formatLanguage } from "@/lib/i18n/format";
import { isLocale, locales } from "@/lib/i18n/locales";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { changeLanguage } from "./languages/actions";
import { openTexts } from "./open-texts";
import { markedTexts } from "./words";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What an action has to say when it comes back here; the words stand in the address as their key. */
const good = ["saved", "add", "offer", "first", "remove"] as const;
const other = ["unchanged", "done", "last", "not_ready", "cancelled"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, words } = await openTexts((await params).slug);
  return adminTitle(() => `${words("texts.title")} – ${title}`);
}

/** What organisers write about an event: its sections, how far each is in each language, and the languages themselves. */
export default async function TextsPage({ params, searchParams }: Props) {
  const { event, written, title, locale, words: t, here, mayChange } = await openTexts((await params).slug);
  const { said, section: saidSection, language: saidLanguage } = await searchParams;
  const done = good.find((word) => word === said);
  const info = other.find((word) => word === said);
  const about = {
    section: sectionNames.find((name) => name === saidSection) ?? "about",
    language: isLocale(saidLanguage) ? formatLanguage(saidLanguage, locale) : "",
  };
  const say = (word: (typeof good)[number] | (typeof other)[number]) =>
    t(`textsSaid.${word as "saved"}`, { section: t(`sections.${about.section}`), language: about.language });
  const languages = written.texts.map(({ locale: tag }) => ({ tag, name: formatLanguage(tag, locale) }));
  const isPlanned = (tag: string) => written.languages.includes(tag);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      {(done || info) && (
        <Notice tone={done ? "success" : "info"} live>
          <p>{done ? say(done) : info && say(info)}</p>
        </Notice>
      )}
      {done === "saved" && (
        <MarksNotice
          locale={locale}
          fields={markedTexts(t, locale, {
            section: about.section,
            event: written,
            values: storedTexts(about.section, written),
            page: `${here}/${about.section}`,
          })}
        />
      )}
      <p className="caption">{title}</p>
      <h1>{t("texts.title")}</h1>
      <p className="lead">{t("texts.lead")}</p>
      {!mayChange && <p>{t("publishing.readOnly")}</p>}
      <TextsOverview
        t={t}
        here={here}
        title={title}
        languages={languages}
        sections={sectionNames.map((name) => ({
          name,
          cells:
            textSections[name].texts.length === 0
              ? []
              : languages.map(({ tag }) => ({
                  tag,
                  written: textsThatAre("written", written.texts, tag, name).length,
                  missing: textsThatAre("missing", written.texts, tag, name).length,
                  untranslated: textsThatAre("untranslated", written.texts, tag, name).length,
                })),
        }))}
      />
      <section className="stack" aria-labelledby="languages">
        <h2 id="languages">{t("languages.title")}</h2>
        <p>{t("languages.text")}</p>
        <LanguageList
          t={t}
          action={changeLanguage}
          slug={event.slug}
          languages={languages.map((language) => ({
            ...language,
            state: language.tag === written.languages[0] ? "first" : isPlanned(language.tag) ? "offered" : "prepared",
            missing: textsThatAre("missing", written.texts, language.tag).length,
          }))}
          others={locales
            .filter((tag) => !languages.some((language) => language.tag === tag))
            .map((tag) => ({ tag, name: formatLanguage(tag, locale) }))}
          remove={`${here}/languages`}
          mayChange={mayChange}
        />
      </section>
    </AdminFrame>
  );
}
