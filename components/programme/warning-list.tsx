import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";

/** What is odd about a programme: said, never refused. */
export function WarningList({
  t,
  warnings,
}: {
  t: Translate<"programmeEditor">;
  warnings: { key: string; id: string; text: string }[];
}) {
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warning" heading={t("warnings.title")}>
      <p>{t("warnings.text")}</p>
      <ul>
        {warnings.map(({ key, id, text }) => (
          <li key={key}>
            <a href={`#line-${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
