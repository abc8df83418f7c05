import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";

type Props = { t: Translate<"mailDesk">; query: Record<string, string | string[] | undefined> };

/** What an action has to say when it comes back; the words stand in the address as their key. */
const sayings = [
  ["retried", "success"],
  ["withdrawn", "success"],
  ["being_sent", "warning"],
  ["already_sent", "warning"],
  ["already_withdrawn", "warning"],
  ["already_failed", "warning"],
  ["already_waiting", "warning"],
  ["obsolete", "warning"],
  ["expired", "warning"],
  ["erased", "warning"],
] as const;

export function Said({ t, query }: Props) {
  // A number from the address; nothing odd that somebody typed there is shown.
  const count = typeof query.count === "string" && /^\d{1,6}$/.test(query.count) ? Number(query.count) : 0;
  const said = sayings.find(([word]) => word === query.said);
  if (query.said !== "retried_all" && !said) return null;
  return (
    <Notice tone={said?.[1] ?? (count > 0 ? "success" : "warning")} live>
      <p>{said ? t(`said.${said[0]}`) : t("said.retriedAll", { count })}</p>
    </Notice>
  );
}
