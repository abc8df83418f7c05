import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";

type Props = { t: Translate<"announcements">; query: Record<string, string | string[] | undefined> };

/** What an action has to say when it comes back; the words stand in the address as their key. */
const sayings = [
  ["saved", "success"],
  ["unchanged", "success"],
  ["tested", "success"],
  ["sent", "success"],
  ["unscheduled", "success"],
  ["removed", "success"],
  ["fileAdded", "success"],
  ["fileRemoved", "success"],
  ["gone", "warning"],
  ["changed_elsewhere", "warning"],
  ["not_a_draft", "warning"],
  ["not_ready", "warning"],
  ["nobody", "warning"],
  ["already_sent", "warning"],
  ["not_scheduled", "warning"],
  ["not_sending", "warning"],
  ["person_gone", "warning"],
] as const;

/** A number from the address; nothing odd that somebody typed there is shown. */
const number = (value: unknown) => (typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : 0);

export function Said({ t, query }: Props) {
  if (query.said === "stopped") {
    const leaving = number(query.leaving);
    return (
      <Notice tone="success" live>
        <p>{t("said.stopped", { count: number(query.kept) })}</p>
        {leaving > 0 && <p>{t("said.stoppedSending", { count: leaving })}</p>}
      </Notice>
    );
  }
  if (query.said === "scheduled") {
    return (
      <Notice tone="success" live>
        <p>{t("said.scheduled")}</p>
      </Notice>
    );
  }
  const said = sayings.find(([word]) => word === query.said);
  if (!said) return null;
  return (
    <Notice tone={said[1]} live>
      <p>{t(`said.${said[0]}`)}</p>
    </Notice>
  );
}
