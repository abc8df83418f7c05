import type { LeftOutReason } from "@/lib/bulk/rules";
import type { Kind } from "@/lib/bulk/schema";
import type { Translate } from "@/lib/i18n/translator";

/** Of how many of those who were chosen something cannot be done, and why: "28 wait, but no seat is free for them". */
export function whyNot(t: Translate<"bulk">, kind: Kind, left: { reason: LeftOutReason; count: number }): string {
  const { reason, count } = left;
  switch (reason) {
    case "no_seat":
    case "nobody_else_waits":
    case "erased":
      return t(`whyNot.${reason}`, { count });
    case "wrong_state":
      // Tags have nothing to do with the state.
      return kind === "tag" || kind === "untag" ? t("reasons.wrong_state") : t(`whyNot.states.${kind}`, { count });
    default:
      return `${t(`reasons.${reason}`)}: ${count}`;
  }
}
