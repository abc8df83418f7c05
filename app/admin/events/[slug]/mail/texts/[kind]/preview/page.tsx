import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LetterPreview } from "@/components/mail/letter-preview";
import { env } from "@/lib/env";
import { localeNames } from "@/lib/i18n/locales";
import { replyToOf, senderOf } from "@/lib/mail/rules";
import { kindInAddress, textParts } from "@/lib/mail-texts/schema";
import { AdminFrame } from "../../../../../../frame";
import { adminTitle } from "../../../../../../title";
import { findTyped } from "../../../../../../typed";
import { openEventFor } from "../../../../open-event";
import { saveTexts } from "../../actions";
import { partField, textsForm } from "../../form";
import { type KindParams, openKind } from "../../open-texts";
import { languageAsked, previewLetter, wordsToPreview } from "../../preview-letter";

type Props = KindParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  await openEventFor((await props.params).slug, "events.change");
  const { t, name, title } = await openKind(props);
  return adminTitle(() => `${t("preview.title", { name })} – ${title}`);
}

/** One letter as its reader will get it, before its words are saved. */
export default async function PreviewPage(props: Props) {
  await openEventFor((await props.params).slug, "events.change");
  const opened = await openKind(props);
  const { event, kind, name, title, t, letters, languages, page } = opened;
  const words = (await wordsToPreview(opened)) ?? redirect(page);
  const language = languageAsked((await props.searchParams).language, languages);
  const letter = await previewLetter(opened, words.texts, language);
  const values = words.typed ? await findTyped(textsForm(event.slug, kind)) : null;
  const from = senderOf(env(), letters.contactName, letters.mailSenderName);
  const replyTo = replyToOf(letters);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <a className="back-link" href={page}>
        {t("preview.back")}
      </a>
      <h1>{t("preview.title", { name })}</h1>
      <p className="lead">{t(words.typed ? "preview.typed" : "preview.saved")}</p>
      <nav className="status-links" aria-label={t("preview.languages")}>
        <ul>
          {languages.map((each) => (
            <li key={each}>
              <a
                href={`${page}/preview?language=${each}`}
                aria-current={each === language ? "page" : undefined}
                lang={each}
              >
                {localeNames[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {values && (
        <form action={saveTexts}>
          <input type="hidden" name="slug" value={event.slug} />
          <input type="hidden" name="kind" value={kindInAddress(kind)} />
          <input type="hidden" name="version" value={values.version ?? ""} />
          {languages.flatMap((each) =>
            textParts.map((part) => {
              const field = partField(part, each);
              return <input key={field} type="hidden" name={field} value={values[field] ?? ""} />;
            }),
          )}
          <div className="cluster">
            <button className="button" type="submit">
              {t("edit.save")}
            </button>
            <a href={page}>{t("preview.goOn")}</a>
          </div>
        </form>
      )}
      <LetterPreview
        t={t}
        lang={language}
        from={`${from.name} <${from.address}>`}
        replyTo={replyTo.address}
        subject={letter.subject}
        text={letter.text}
        src={`${page}/letter?language=${language}`}
      />
    </AdminFrame>
  );
}
