import type { Translate } from "@/lib/i18n/translator";

/** Seats taken and free. More may be taken than there are, where the room became smaller: then none is free. */
export function SeatFigures({ t, taken, capacity }: { t: Translate<"admin">; taken: number; capacity: number }) {
  return (
    <dl className="figures">
      <div>
        <dt>{t("overview.seats")}</dt>
        <dd>{t("overview.seatsOf", { taken, capacity })}</dd>
      </div>
      <div>
        <dt>{t("overview.seatsFree")}</dt>
        <dd>{Math.max(0, capacity - taken)}</dd>
      </div>
    </dl>
  );
}
