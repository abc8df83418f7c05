import type { LeftOutReason } from "@/lib/bulk/rules";
import type { Kind } from "@/lib/bulk/schema";
import type { Translate } from "@/lib/i18n/translator";

/**
 * Of how many of those who were chosen something cannot be done, and why: "28 wait, but no seat is free for them".
 * @param all how many were chosen: of a single one it is told as of this person.
 */
export function whyNot(
  t: Translate<"bulk">,
  kind: Kind,
  { reason, count }: { reason: LeftOutReason; count: number },
  all: number,
): string {
  switch (reason) {
    case "no_seat":
    case "nobody_else_waits":
    case "erased":
      return t(`whyNot.${reason}`, { count, all });
    case "wrong_state":
      // Tags have nothing to do with the state.
      return kind === "tag" || kind === "untag" ? t("reasons.wrong_state") : t(`whyNot.states.${kind}`, { count, all });
    default:
      return all === 1 ? t(`reasons.${reason}`) : `${t(`reasons.${reason}`)}: ${count}`;
  }
}
