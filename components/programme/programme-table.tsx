import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

export type ProgrammeLine = {
  id: string;
  time: string;
  title: string;
  isBreak: boolean;
  room: string | null;
  people: string[];
  /** Names of the languages in which it has no title. */
  missing: string[];
};

type Props = {
  t: Translate<"programmeEditor">;
  locale: Locale;
  /** What the day is called; the caption of the table. */
  caption: string;
  lines: ProgrammeLine[];
  here: string;
  mayChange: boolean;
};

/** One day of the programme at the desk, with what can be done to each line. */
export function ProgrammeTable({ t, locale, caption, lines, here, mayChange }: Props) {
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={caption} tabIndex={0}>
      <table className="table table--stack">
        <caption className="programme-table__day">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("time")}</th>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("people")}</th>
            {mayChange && <th scope="col">{t("actions")}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} id={`line-${line.id}`}>
              <td data-label={t("time")} className="programme-table__time">
                {line.time}
              </td>
              <th scope="row">
                <bdi>{line.title}</bdi>
                {line.isBreak && (
                  <>
                    {" "}
                    <span className="tag">{t("isBreak")}</span>
                  </>
                )}
                {line.missing.length > 0 && (
                  <>
                    {" "}
                    <span className="tag tag--waiting">{t("missing", { languages: list.format(line.missing) })}</span>
                  </>
                )}
                {line.room && <span className="programme-table__room">{t("room", { room: line.room })}</span>}
              </th>
              <td data-label={t("people")}>{line.people.length > 0 ? <bdi>{line.people.join(", ")}</bdi> : "–"}</td>
              {mayChange && (
                <td data-label={t("actions")}>
                  <ul className="line-actions">
                    <LineLink t={t} action="change" name={line.title} href={`${here}/items/${line.id}`} />
                    <LineLink t={t} action="duplicate" name={line.title} href={`${here}/items/new?from=${line.id}`} />
                    <LineLink t={t} action="remove" name={line.title} href={`${here}/items/${line.id}/remove`} />
                  </ul>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What can be done to something in a list, named for those who do not see beside what it stands. */
export function LineLink({
  t,
  action,
  name,
  href,
}: {
  t: Translate<"programmeEditor">;
  action: "change" | "duplicate" | "remove";
  name: string;
  href: string;
}) {
  return (
    <li>
      <a href={href} aria-label={t("about", { action: t(action), name })}>
        {t(action)}
      </a>
    </li>
  );
}
