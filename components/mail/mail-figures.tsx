import type { Translate } from "@/lib/i18n/translator";
import type { MailFilterState } from "@/lib/mail-desk/constants";
import { mailQuery } from "@/lib/mail-desk/rules";

export type MailFigure = "all" | Exclude<MailFilterState, "returned" | "failed">;

type Props = {
  t: Translate<"mailDesk">;
  /** Address of the list without its query. */
  here: string;
  figures: Record<MailFigure, number>;
};

/** How the mails stand, in numbers that lead to the mails themselves. */
export function MailFigures({ t, here, figures }: Props) {
  const names: MailFigure[] = ["all", "waiting", "retrying", "sent", "attention", "withdrawn"];
  const number = (name: MailFigure) => t("number", { count: figures[name] });
  return (
    <dl className="figures mail-figures">
      {names
        .filter((name) => name !== "withdrawn" || figures[name] > 0)
        .map((name) => (
          <div key={name} className={name === "attention" && figures[name] > 0 ? "mail-figures__bad" : undefined}>
            <dt>{t(`list.figures.${name}`)}</dt>
            <dd>
              {figures[name] === 0 ? (
                0
              ) : (
                <a
                  href={here + mailQuery(name === "all" ? {} : { state: name })}
                  aria-label={`${t(`list.figures.${name}`)}: ${number(name)}`}
                >
                  {number(name)}
                </a>
              )}
            </dd>
          </div>
        ))}
    </dl>
  );
}
