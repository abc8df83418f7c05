import type { ReactNode } from "react";

export type SummaryRow = {
  /** Also the id of the field that "Change" leads to. */
  name: string;
  label: string;
  value: ReactNode;
  change?: { href: string; text: string };
};

/** What is on record, line by line; where it can be changed, with a link that says what it changes. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map((row) => (
        <div className="summary-list__row" key={row.name}>
          <dt className="summary-list__key">{row.label}</dt>
          <dd className="summary-list__value">{row.value}</dd>
          {row.change && (
            <dd className="summary-list__action">
              <a href={row.change.href}>
                {row.change.text}
                <span className="visually-hidden">: {row.label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
