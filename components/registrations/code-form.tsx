import { TextField } from "@/components/forms/text-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = { locale: Locale; event: { slug: string }; value?: string; error?: string };

/** Another way in where registration is closed or full. Asks by GET, since a code is only looked at here. */
export function CodeForm({ locale, event, value, error }: Props) {
  const t = translator(locale, "entry");
  return (
    <section aria-labelledby="have-code" className="code-form">
      <h2 id="have-code">{t("code.have")}</h2>
      <p>{t("code.haveText")}</p>
      <form action={`/${locale}/events/${event.slug}/register`}>
        <TextField name="code" label={t("code.label")} value={value} error={error} spellCheck={false} />
        <button className="button button--secondary" type="submit">
          {t("code.use")}
        </button>
      </form>
    </section>
  );
}
