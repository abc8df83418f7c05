import type { Translate } from "@/lib/i18n/translator";
import type { Placeholder } from "@/lib/mail-texts/schema";

/** What can stand in braces, and how organisers' text becomes paragraphs, lists and links. */
export function PlaceholderHelp({
  t,
  placeholders,
}: {
  t: Translate<"mailTexts">;
  placeholders: readonly Placeholder[];
}) {
  return (
    <details className="fold">
      <summary>{t("help.summary")}</summary>
      <p>{t("help.lead")}</p>
      <dl className="placeholder-list">
        {placeholders.map((name) => (
          <div key={name}>
            <dt>
              <code>{`{${name}}`}</code>
            </dt>
            <dd>{t(`placeholders.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t("help.shape")}</p>
      <p>{t("help.braces", { open: "{{", close: "}}" })}</p>
    </details>
  );
}
