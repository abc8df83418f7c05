import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { kindInAddress, textParts } from "@/lib/mail-texts/schema";
import { AdminFrame } from "../../../../../../frame";
import { adminTitle } from "../../../../../../title";
import { openEventFor } from "../../../../open-event";
import { languageName } from "../../../../questions/form";
import { resetText } from "../../actions";
import { type KindParams, openKind } from "../../open-texts";
import { languageAsked } from "../../preview-letter";

type Props = KindParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  await openEventFor((await props.params).slug, "events.change");
  const { t, title } = await openKind(props);
  return adminTitle(() => `${t("reset.title")} – ${title}`);
}

/** The first of two steps: what goes, and a button. */
export default async function ResetPage(props: Props) {
  await openEventFor((await props.params).slug, "events.change");
  const { event, kind, name, title, locale, t, languages, stored, page } = await openKind(props);
  const language = languageAsked((await props.searchParams).language, languages);
  const text = stored[language];
  if (!text) redirect(page);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={page}>
        {t("preview.back")}
      </a>
      <h1>{t("reset.title")}</h1>
      <p className="lead">{t("reset.lead", { name, language: languageName(language, locale) })}</p>
      <dl className="mail-text__old" lang={language}>
        {textParts
          .filter((part) => text[part] !== null)
          .map((part) => (
            <div key={part}>
              <dt>{t(`parts.${part}`)}</dt>
              <dd>{text[part] || t("edit.leftOut")}</dd>
            </div>
          ))}
      </dl>
      <form action={resetText}>
        <input type="hidden" name="slug" value={event.slug} />
        <input type="hidden" name="kind" value={kindInAddress(kind)} />
        <input type="hidden" name="language" value={language} />
        <div className="cluster">
          <button className="button button--danger" type="submit">
            {t("reset.confirm")}
          </button>
          <a href={page}>{t("reset.keep")}</a>
        </div>
      </form>
    </AdminFrame>
  );
}
