import type { ReactNode } from "react";
import { StatusTag } from "@/components/ui/status-tag";
import type { Translate } from "@/lib/i18n/translator";

export type TeamRow = {
  id: string;
  name: string;
  email: string;
  /** What they may do, in words; one line each. */
  roles: string[];
  lastSignIn: ReactNode;
  sessions: number;
  isSelf: boolean;
};

/** Everybody with access; on a phone each row becomes a card. */
export function TeamTable({ t, people }: { t: Translate<"team">; people: TeamRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("caption")} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("columns.person")}</th>
            <th scope="col">{t("columns.roles")}</th>
            <th scope="col">{t("columns.lastSignIn")}</th>
            <th scope="col">{t("columns.sessions")}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <div className="lines">
                  <a href={`/admin/team/${person.id}`}>
                    <bdi>{person.name}</bdi>
                  </a>
                  {person.name !== person.email && <span className="field__hint">{person.email}</span>}
                  {person.isSelf && <StatusTag tone="good">{t("you")}</StatusTag>}
                </div>
              </th>
              <td data-label={t("columns.roles")}>
                <div className="lines">
                  {person.roles.map((role) => (
                    <span key={role}>{role}</span>
                  ))}
                  {person.roles.length === 0 && t("noRole")}
                </div>
              </td>
              <td data-label={t("columns.lastSignIn")}>{person.lastSignIn}</td>
              <td data-label={t("columns.sessions")}>{t("sessionCount", { count: person.sessions })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
