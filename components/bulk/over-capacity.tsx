import { Notice } from "@/components/ui/notice";
import type { Seats } from "@/lib/events/rules";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"bulk">;
  seats: Seats;
  /** By how many seats the offers would go over capacity; 0 where they keep within it. */
  overBy: number;
  /** Whether the page shows what going over would do. */
  goesOver: boolean;
  /** For how many of those chosen no seat is free. */
  without: number;
  /** Addresses of the preview with and without going over. */
  overHref: string;
  withinHref: string;
};

/** Offers beyond the event's capacity: the way to see what they would do, and then what that means. */
export function OverCapacity({ t, seats, overBy, goesOver, without, overHref, withinHref }: Props) {
  if (goesOver && overBy > 0) {
    const { capacity, held, reserved } = seats;
    return (
      <Notice tone="warning">
        <p>{t("preview.over", { capacity, held, reserved, count: overBy })}</p>
        <p>
          <a href={withinHref}>{t("preview.within")}</a>
        </p>
      </Notice>
    );
  }
  if (without === 0) return null;
  return (
    <p>
      <a href={overHref}>{t("preview.goOver", { count: without })}</a>
    </p>
  );
}
