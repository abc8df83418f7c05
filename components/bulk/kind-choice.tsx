import type { Prospect } from "@/lib/bulk/rules";
import type { Kind } from "@/lib/bulk/schema";
import type { Translate } from "@/lib/i18n/translator";
import { whyNot } from "./why-not";

type Props = {
  t: Translate<"bulk">;
  kind: Kind;
  href: string;
  all: number;
  prospect: Prospect;
  /** First day of the event, in words. */
  firstDay: string;
};

/** One thing that can be done with the chosen: for how many, and why not for the others. */
export function KindChoice({ t, kind, href, all, prospect, firstDay }: Props) {
  const { blocked, willBe, leftOut } = prospect;
  const why = blocked
    ? [blocked === "not_a_day" ? t("choose.notBefore", { day: firstDay }) : t(`reasons.${blocked}`)]
    : leftOut.map((left) => whyNot(t, kind, left, all));
  const possible = blocked ? 0 : willBe;
  const canGoOver = !blocked && leftOut.some(({ reason }) => reason === "no_seat");
  return (
    <li>
      <a href={href}>{t(`kinds.${kind}.name`)}</a>
      <span className="field__hint">
        {t("choose.possible", { possible, all, left: all - possible })}
        {why.map((sentence) => ` ${sentence}.`)}
        {canGoOver && ` ${t("choose.goOver")}`}
      </span>
    </li>
  );
}
