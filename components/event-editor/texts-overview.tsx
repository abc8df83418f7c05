import type { SectionName } from "@/lib/event-texts/schema";
import type { Translate } from "@/lib/i18n/translator";

type Cell = { tag: string; written: number; missing: number; untranslated: number };
type Props = {
  t: Translate<"eventEditor">;
  here: string;
  title: string;
  languages: { tag: string; name: string }[];
  sections: { name: SectionName /** By language; none for facts that stand once. */; cells: Cell[] }[];
};

/** The sections of an event's texts, and how far each is in each language. */
export function TextsOverview({ t, here, title, languages, sections }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("texts.caption", { event: title })} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{t("texts.caption", { event: title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("texts.section")}</th>
            {languages.map(({ tag, name }) => (
              <th scope="col" key={tag}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sections.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">
                <a href={`${here}/${name}`}>{t(`sections.${name}`)}</a>
              </th>
              {languages.map((language) => {
                const cell = cells.find(({ tag }) => tag === language.tag);
                return (
                  <td key={language.tag} data-label={language.name}>
                    {cell ? <State t={t} {...cell} /> : t("texts.once")}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function State({ t, written, missing, untranslated }: Omit<Cell, "tag"> & Pick<Props, "t">) {
  if (missing > 0) return <strong className="texts-missing">{t("texts.missing", { count: missing })}</strong>;
  if (untranslated > 0) return <span>{t("texts.untranslated", { count: untranslated })}</span>;
  return <span>{t(written > 0 ? "texts.written" : "texts.empty")}</span>;
}
