import type { ReactNode } from "react";
import { StatusTag } from "@/components/ui/status-tag";
import type { Translate } from "@/lib/i18n/translator";

export type SessionRow = {
  id: string;
  device: string;
  since: ReactNode;
  sinceText: string;
  seen: ReactNode;
  isOwn: boolean;
};

type Props = {
  t: Translate<"team">;
  sessions: SessionRow[];
  /** Whose they are, for the form; left out for one's own. */
  organiserId?: string;
  endOne: (form: FormData) => Promise<void>;
};

/** The browsers in which somebody is signed in, each with a button to sign it out. */
export function SessionTable({ t, sessions, organiserId, endOne }: Props) {
  if (sessions.length === 0) return <p className="empty-state">{t("sessions.none")}</p>;
  return (
    <table className="table table--stack">
      <caption className="visually-hidden">{t("sessions.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("sessions.device")}</th>
          <th scope="col">{t("sessions.since")}</th>
          <th scope="col">{t("sessions.seen")}</th>
          <th scope="col">{t("sessions.end")}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ id, device, since, sinceText, seen, isOwn }) => (
          <tr key={id}>
            <th scope="row">
              <div className="lines">
                <span>{device}</span>
                {isOwn && <StatusTag tone="good">{t("sessions.thisOne")}</StatusTag>}
              </div>
            </th>
            <td data-label={t("sessions.since")}>{since}</td>
            <td data-label={t("sessions.seen")}>{seen}</td>
            <td>
              <form action={endOne}>
                {organiserId && <input type="hidden" name="id" value={organiserId} />}
                <input type="hidden" name="session" value={id} />
                <button
                  className="button button--secondary"
                  type="submit"
                  aria-label={t("sessions.endOne", { device, since: sinceText })}
                >
                  {t("sessions.end")}
                </button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
