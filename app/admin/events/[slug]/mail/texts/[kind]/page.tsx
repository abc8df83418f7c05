import type { Metadata } from "next";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TextForm } from "@/components/mail/text-form";
import { Notice } from "@/components/ui/notice";
import { MarksNotice } from "@/components/unread-marks/marks-notice";
import { translator } from "@/lib/i18n/translator";
import { kindInAddress, placeholdersOf, textParts } from "@/lib/mail-texts/schema";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { findTyped } from "../../../../../typed";
import { openEventFor } from "../../../open-event";
import { languageName } from "../../../questions/form";
import { discardTexts, saveTexts } from "../actions";
import { readTexts, storedTexts, textsForm } from "../form";
import { type KindParams, type OpenKind, openKind } from "../open-texts";
import { textErrors } from "../words";

/** What stands in the form: what was typed and not saved, otherwise what is on record. */
async function shownTexts({ event, kind, shipped, stored, version, t, locale }: OpenKind) {
  const values = await findTyped(textsForm(event.slug, kind));
  const saved = storedTexts(stored, shipped);
  if (!values) return { values: saved, saved, errors: [], state: "saved" as const };
  const read = readTexts(values, kind, shipped);
  const errors = read.ok ? [] : textErrors(t, read.errors, locale);
  const state = values.version !== version ? ("overtaken" as const) : ("typed" as const);
  return { values: { ...saved, ...values }, saved, errors, state };
}

export async function generateMetadata(props: KindParams): Promise<Metadata> {
  await openEventFor((await props.params).slug, "events.change");
  const opened = await openKind(props);
  const { errors, state } = await shownTexts(opened);
  const error = errors.length > 0 || state === "overtaken";
  return adminTitle(() => `${opened.t("edit.title", { name: opened.name })} – ${opened.title}`, { error });
}

/** Subject, opening and closing of one kind of letter, in all languages side by side. */
export default async function TextPage(props: KindParams) {
  await openEventFor((await props.params).slug, "events.change");
  const opened = await openKind(props);
  const { event, kind, name, title, locale, t, version, shipped, stored, here, page } = opened;
  const { values, saved, errors, state } = await shownTexts(opened);
  const [first = "en"] = opened.languages;
  const overtaken = { name: `subject.${first}`, message: t("errors.overtaken") };
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary
        heading={translator(locale, "forms")("errorHeading")}
        errors={
          state === "overtaken" ? [overtaken, ...errors.filter((error) => error.name !== overtaken.name)] : errors
        }
      />
      <p className="caption">{title}</p>
      <h1>{t("edit.title", { name })}</h1>
      <p className="lead">{t(`kinds.${kind.replace(".", ":") as "registration:confirmed"}`)}</p>
      {state === "typed" && errors.length === 0 && (
        <Notice tone="info">
          <p>{t("edit.unsaved")}</p>
          <form action={discardTexts}>
            <input type="hidden" name="slug" value={event.slug} />
            <input type="hidden" name="kind" value={kindInAddress(kind)} />
            <button className="button button--secondary" type="submit">
              {t("edit.discard")}
            </button>
          </form>
        </Notice>
      )}
      <MarksNotice
        locale={locale}
        fields={shipped.flatMap(({ language }) =>
          textParts.map((part) => ({
            href: `#${part}.${language}`,
            label: t("field", { part: t(`parts.${part}`), language: languageName(language, locale) }),
            text: values[`${part}.${language}`] ?? "",
            place: "plain" as const,
          })),
        )}
      />
      <TextForm
        t={t}
        action={saveTexts}
        slug={event.slug}
        kind={kindInAddress(kind)}
        version={version}
        values={values}
        saved={state === "overtaken" ? saved : null}
        errors={Object.fromEntries(errors.map((error) => [error.name, error.message]))}
        languages={shipped.map(({ language, words }) => ({
          language,
          name: languageName(language, locale),
          words,
          own: stored[language] ?? null,
        }))}
        placeholders={placeholdersOf(kind)}
        back={here}
        page={page}
      />
    </AdminFrame>
  );
}
