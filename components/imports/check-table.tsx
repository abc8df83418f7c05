import { StatusTag } from "@/components/ui/status-tag";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { cleanCell } from "@/lib/import-values/rules";
import type { CheckedRow, DeskImport } from "@/lib/imports/queries";
import { differenceVersion } from "@/lib/imports/rules";
import type { Mapping } from "@/lib/imports/schema";
import { fieldChoices, type ReadValue, reasonsInWords, valuesAsRead } from "./import-words";

const tones = { fresh: "good", same: "ended", conflict: "waiting", wrong: "bad" } as const;

type Props = {
  locale: Locale;
  caption: string;
  /** Of the event, its first language first. */
  languages: readonly string[];
  run: DeskImport;
  rows: CheckedRow[];
  /** What was chosen and not saved, by `row.` and the row's number, as the choices' values are. */
  typed: Record<string, string>;
  /** Address of the list of registrations. */
  list: string;
};

/** What each row would do, and why; for new ones how they were read; for rows that differ, whose values are to stay. */
export function CheckTable({ locale, caption, languages, run, rows, typed, list }: Props) {
  const t = translator(locale, "imports");
  const fields = fieldChoices(run.questions, locale, languages);
  const read = valuesAsRead(rows, run, locale, languages, fields);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={caption} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("check.row")}</th>
            <th scope="col">{t("check.person")}</th>
            <th scope="col">{t("check.verdict")}</th>
            <th scope="col">{t("check.what")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <th scope="row">
                <span className="import-row-label">{t("check.row")} </span>
                {row.number}
              </th>
              <td className="breakable" data-label={t("check.person")}>
                <Person row={row} mapping={run.mapping} list={list} />
              </td>
              <td data-label={t("check.verdict")}>
                {row.verdict && <StatusTag tone={tones[row.verdict]}>{t(`check.verdicts.${row.verdict}`)}</StatusTag>}
              </td>
              <td className="breakable" data-label={t("check.what")}>
                <Why
                  locale={locale}
                  row={row}
                  typed={typed[`row.${row.number}`]}
                  fields={fields}
                  read={read.get(row.number) ?? []}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Whom the row is about, as the file says; known people lead to their page. */
function Person({ row, mapping, list }: { row: CheckedRow; mapping: Mapping; list: string }) {
  const cell = (...wanted: string[]) =>
    wanted
      .flatMap((field) => Object.keys(mapping).filter((column) => mapping[column] === field))
      .map((column) => cleanCell(row.cells[Number(column)] ?? ""))
      .filter(Boolean)
      .join(" ");
  const name = <bdi>{cell("givenName", "familyName", "fullName") || "–"}</bdi>;
  return (
    <div>
      {row.registration ? <a href={`${list}/${row.registration.id}`}>{name}</a> : name}
      <br />
      <bdi>{cell("email")}</bdi>
    </div>
  );
}

type WhyProps = {
  locale: Locale;
  row: CheckedRow;
  typed?: string;
  fields: readonly { value: string; label: string }[];
  read: readonly ReadValue[];
};

function Why({ locale, row, typed, fields, read }: WhyProps) {
  const t = translator(locale, "imports");
  const { findings, verdict, number } = row;
  if (verdict === "fresh") {
    return (
      <div>
        <p>{t("check.freshText")}</p>
        {read.length > 0 && (
          <details>
            <summary>{t("check.read", { number })}</summary>
            <dl className="import-read">
              {read.map(({ field, label, value }) => (
                <div key={field}>
                  <dt>{label}</dt>
                  <dd>
                    <bdi>{value}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    );
  }
  if (verdict === "same") return <p>{t("check.sameText")}</p>;
  if (verdict === "wrong") {
    return (
      <ul className="import-findings">
        {reasonsInWords(findings.wrong, t, fields).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    );
  }
  // What was chosen about another difference than the one that is shown counts for nothing.
  const version = differenceVersion(findings);
  const isTyped = typed?.endsWith(`:${version}`);
  return (
    <fieldset className="import-choice">
      <legend className="visually-hidden">{t("check.whose", { number })}</legend>
      <ul className="import-findings">
        {findings.differs.map(({ field, ours, theirs }) => (
          <li key={field}>
            {t("check.difference", {
              field: fields.find(({ value }) => value === field)?.label ?? field,
              ours: ours || t("check.nothing"),
              theirs,
            })}
          </li>
        ))}
      </ul>
      <div className="cluster">
        {(["ours", "theirs"] as const).map((decision) => (
          <div className="choice" key={decision}>
            <input
              className="choice__input"
              type="radio"
              id={`row-${number}-${decision}`}
              name={`row.${number}`}
              value={`${decision}:${version}`}
              defaultChecked={isTyped ? typed === `${decision}:${version}` : findings.decision === decision}
            />
            <label className="choice__label" htmlFor={`row-${number}-${decision}`}>
              {t(decision === "ours" ? "check.keepOurs" : "check.takeTheirs")}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
