import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { database } from "@/lib/db";
import { countReaders } from "@/lib/event-texts/queries";
import { allTexts, isWritten } from "@/lib/event-texts/rules";
import { formatLanguage } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openTexts } from "../open-texts";
import { changeLanguage } from "./actions";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function open({ params, searchParams }: Props) {
  const opened = await openTexts((await params).slug);
  const { remove } = await searchParams;
  const text = opened.written.texts.find(({ locale }) => locale === remove);
  if (!isLocale(remove) || !text || !opened.mayChange) notFound();
  return { ...opened, text, language: remove, name: formatLanguage(remove, opened.locale) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title, name } = await open(props);
  return adminTitle(() => `${words("languages.removeTitle", { language: name })} – ${title}`);
}

/** Asks once before the texts of a language go. */
export default async function RemoveLanguagePage(props: Props) {
  const { scope, event, title, words: t, here, text, language, name } = await open(props);
  const readers = (await countReaders(database(), scope, event.id)).get(language) ?? 0;
  const written = allTexts.filter((field) => isWritten(text, field.name)).length;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={here}>
        {t("texts.all")}
      </a>
      <h1>{t("languages.removeTitle", { language: name })}</h1>
      <p>{t("languages.removeText", { written, language: name })}</p>
      <p>{t("languages.readers", { readers, language: name })}</p>
      <form action={changeLanguage} className="cluster">
        <input type="hidden" name="slug" value={event.slug} />
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="step" value="remove" />
        <button className="button" type="submit">
          {t("languages.removeYes", { language: name })}
        </button>
        <a href={here}>{t("texts.back")}</a>
      </form>
    </AdminFrame>
  );
}
