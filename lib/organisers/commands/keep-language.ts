import type { Context } from "../../context";
import type { Locale } from "../../i18n/locales";

/** Keeps the language in which an organiser uses the desk: mails to them are written in it. */
export async function keepLanguage(
  { organiserId, locale }: { organiserId: string; locale: Locale },
  { db }: Pick<Context, "db">,
): Promise<void> {
  await db.organiser.updateMany({ where: { id: organiserId, locale: { not: locale } }, data: { locale } });
}
