import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";

type Props = { t: Translate<"invitations">; query: Record<string, string | string[] | undefined> };

/** What an action has to say when it comes back here; the words stand in the address as their key. */
const sayings = [
  ["reminded", "success"],
  ["withdrawn", "success"],
  ["just_reminded", "warning"],
  ["answered", "warning"],
  ["run_out", "warning"],
] as const;

/** A number from the address; nothing odd that somebody typed there is shown. */
const count = (value: unknown) => (typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : 0);

export function Said({ t, query }: Props) {
  if (query.said === "sent") {
    const skipped = count(query.skipped);
    return (
      <Notice tone="success" live>
        <p>{t("list.said.sent", { sent: count(query.sent) })}</p>
        {skipped > 0 && <p>{t("list.said.skipped", { skipped })}</p>}
      </Notice>
    );
  }
  const said = sayings.find(([word]) => word === query.said);
  if (!said) return null;
  return (
    <Notice tone={said[1]} live>
      <p>{t(`list.said.${said[0]}`)}</p>
    </Notice>
  );
}
