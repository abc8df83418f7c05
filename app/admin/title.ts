import type { Metadata } from "next";
import { type Translate, translator } from "@/lib/i18n/translator";
import { visitorLocale } from "../visitor";

/**
 * Title and robots of a page of the desk.
 * @param words the page's own name. @param error whether the page says what is wrong with a form.
 */
export async function adminTitle(
  words: (t: Translate<"admin">) => string,
  { error = false }: { error?: boolean } = {},
): Promise<Metadata> {
  const locale = await visitorLocale();
  const t = translator(locale, "admin");
  const title = t("pageTitle", { page: words(t), brand: t("brand") });
  return {
    title: error ? translator(locale, "forms")("errorTitle", { title }) : title,
    robots: { index: false, follow: false },
  };
}
