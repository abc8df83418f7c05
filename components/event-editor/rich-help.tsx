import { Paragraphs } from "@/components/ui/paragraphs";
import type { Translate } from "@/lib/i18n/translator";

const examples = ["bold", "italic", "link", "mail", "list", "numbers", "paragraph"] as const;

/** How lists, bold, italic and links are typed, each beside what becomes of it. */
export function RichHelp({ t }: { t: Translate<"eventEditor"> }) {
  return (
    <details className="fold rich-help">
      <summary>{t("rich.title")}</summary>
      <p>{t("rich.text")}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("rich.typed")}</th>
            <th scope="col">{t("rich.shown")}</th>
          </tr>
        </thead>
        <tbody>
          {examples.map((example) => (
            <tr key={example}>
              <td className="rich-help__typed">{t(`rich.${example}`)}</td>
              <td>
                <Paragraphs text={t(`rich.${example}`)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
