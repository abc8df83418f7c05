import type { LeftOutReason } from "@/lib/bulk/rules";
import type { Kind } from "@/lib/bulk/schema";
import type { Translate } from "@/lib/i18n/translator";
import { whyNot } from "./why-not";

type Props = { t: Translate<"bulk">; kind: Kind; leftOut: { reason: LeftOutReason; count: number }[]; chosen: number };

/** How many are left out, and why. Nothing when nobody is. */
export function LeftOut({ t, kind, leftOut, chosen }: Props) {
  const all = leftOut.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  return (
    <div>
      <p>
        <strong>{t("preview.leftOut", { count: all })}</strong>
      </p>
      <ul>
        {leftOut.map((left) => (
          <li key={left.reason}>{whyNot(t, kind, left, chosen)}</li>
        ))}
      </ul>
    </div>
  );
}
