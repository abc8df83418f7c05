import type { LeftOutReason } from "@/lib/bulk/rules";
import type { Translate } from "@/lib/i18n/translator";

type Props = { t: Translate<"bulk">; leftOut: { reason: LeftOutReason; count: number }[] };

/** How many are left out, and why. Nothing when nobody is. */
export function LeftOut({ t, leftOut }: Props) {
  const all = leftOut.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  return (
    <div>
      <p>
        <strong>{t("preview.leftOut", { count: all })}</strong>
      </p>
      <ul>
        {leftOut.map(({ reason, count }) => (
          <li key={reason}>{`${t(`reasons.${reason}`)}: ${count}`}</li>
        ))}
      </ul>
    </div>
  );
}
