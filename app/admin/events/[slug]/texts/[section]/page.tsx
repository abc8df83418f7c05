import type { Metadata } from "next";
import { ConflictNotice } from "@/components/event-editor/conflict-notice";
import { TextsForm } from "@/components/event-editor/texts-form";
import { TextsPreview } from "@/components/event-editor/texts-preview";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TypedNotice } from "@/components/forms/typed-notice";
import { MarksNotice } from "@/components/unread-marks/marks-notice";
import { textSections } from "@/lib/event-texts/constants";
import { textState } from "@/lib/event-texts/rules";
import type { TextName } from "@/lib/event-texts/schema";
import { countryOptions } from "@/lib/i18n/countries";
import { formatLanguage } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { dropTyped } from "../../../../actions";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { saveTexts } from "../actions";
import { textsForm } from "../form";
import { openSection } from "../open-texts";
import { conflictsInWords, markedTexts, textErrors, textLabel } from "../words";

type Props = {
  params: Promise<{ slug: string; section: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function open({ params, searchParams }: Props) {
  const { taken, preview } = await searchParams;
  const opened = await openSection(await params, String(taken ?? ""));
  const { words, locale, section, written, errors } = opened;
  return {
    ...opened,
    // To look at what is not finished yet is no mistake.
    wrong: preview === "yes" ? [] : textErrors(words, locale, { section, event: written, errors }),
    isPreview: preview === "yes" && opened.isTyped,
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title, section, wrong } = await open(props);
  return adminTitle(() => `${words(`sections.${section}`)} – ${title}`, { error: wrong.length > 0 });
}

/** One section of an event's texts, in all its languages side by side. */
export default async function SectionPage(props: Props) {
  const opened = await open(props);
  const { event, written, title, locale, words: t, section, here, mayChange, values, wrong, isPreview } = opened;
  const { texts, details } = textSections[section];
  const fixed = {
    ...(written.status !== "draft" && { slug: t("texts.slugFixed") }),
    ...(!written.isFree && { referencePrefix: t("texts.prefixFixed") }),
  };
  const languages = written.texts.map(({ locale: tag }) => ({
    tag,
    name: formatLanguage(tag, locale),
    label: (name: string) => textLabel(t, locale, `${name}.${tag}`),
    state: (field: (typeof texts)[number]) => textState(written.texts, field, tag),
  }));
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={wrong} />
      <ConflictNotice t={t} conflicts={conflictsInWords(t, locale, opened.conflicts)} />
      <a className="back-link" href={here}>
        {t("texts.all")}
      </a>
      <p className="caption">{title}</p>
      <h1>{t(`sections.${section}`)}</h1>
      <p className="lead">{t(`sectionHints.${section}`)}</p>
      {mayChange && (
        <MarksNotice locale={locale} fields={markedTexts(t, locale, { section, event: written, values })} />
      )}
      {(isPreview || !mayChange) && (
        <TextsPreview
          t={t}
          isSaved={!mayChange}
          languages={languages.map(({ tag, name }) => ({
            tag,
            name,
            texts: texts.map((field) => ({
              name: field.name,
              label: t(`fields.${field.name}`),
              words: values[`${field.name as TextName}.${tag}`] ?? "",
              isRich: field.kind === "rich",
            })),
          }))}
        />
      )}
      {!mayChange && <p>{t("publishing.readOnly")}</p>}
      {opened.isTyped && (
        <TypedNotice forms={translator(locale, "forms")} action={dropTyped} name={textsForm(event.id, section)} />
      )}
      {mayChange && (
        <TextsForm
          t={t}
          forms={translator(locale, "forms")}
          action={saveTexts}
          slug={event.slug}
          eventId={event.id}
          section={section}
          values={values}
          basis={opened.basis}
          errors={Object.fromEntries(wrong.map(({ name, message }) => [name, message]))}
          details={details}
          texts={texts}
          languages={languages}
          timeZone={event.timeZone}
          countries={countryOptions(locale)}
          fixed={fixed}
          back={here}
        />
      )}
    </AdminFrame>
  );
}
