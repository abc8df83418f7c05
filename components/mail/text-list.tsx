import type { Translate } from "@/lib/i18n/translator";
import type { TextPart } from "@/lib/mail-texts/schema";

const groups = ["registration", "handover", "invitation", "event"] as const;

type Row = {
  /** As the kind stands in addresses. */
  id: string;
  group: (typeof groups)[number];
  name: string;
  /** `own`: parts that organisers have written; `broken`: those of them that cannot be used. */
  languages: { language: string; name: string; own: TextPart[]; broken: TextPart[] }[];
};

/** All kinds of letters with, per language, whose words they are in. */
export function TextList({
  t,
  rows,
  here,
  mayChange,
}: {
  t: Translate<"mailTexts">;
  rows: Row[];
  here: string;
  mayChange: boolean;
}) {
  const parts = (list: TextPart[]) => list.map((part) => t(`parts.${part}`).toLowerCase()).join(", ");
  return groups.map((group) => (
    <section className="mail-texts" key={group} aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{t(`groups.${group}`)}</h2>
      <ul className="mail-texts__list">
        {rows
          .filter((row) => row.group === group)
          .map(({ id, name, languages }) => (
            <li className="mail-texts__row" id={id} key={id}>
              <div>
                <h3 className="mail-texts__name">{mayChange ? <a href={`${here}/${id}`}>{name}</a> : name}</h3>
                <p className="mail-texts__when">{t(`kinds.${id.replace("-", ":") as "registration:confirmed"}`)}</p>
              </div>
              <dl className="mail-texts__state">
                {languages.map(({ language, name: languageName, own, broken }) => (
                  <div key={language}>
                    <dt>{languageName}</dt>
                    <dd>
                      {own.length > 0 ? <strong>{t("own", { parts: parts(own) })}</strong> : t("shipped")}
                      {broken.length > 0 && (
                        <span className="mail-texts__broken">{t("broken", { parts: parts(broken) })}</span>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
      </ul>
    </section>
  ));
}
