import { Notice } from "@/components/ui/notice";
import { type Seats, unheldSeats } from "@/lib/events/rules";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"seats">;
  seats: Seats;
  /** How many of the seats taken are offers that nobody has answered yet; left out where it was not counted. */
  offered?: number;
};

/** How the seats stand, in figures; and what it means where more are taken than there are. */
export function SeatStanding({ t, seats, offered }: Props) {
  const { capacity, held, reserved, waiting } = seats;
  const free = Math.max(0, unheldSeats(seats));
  const figures = [
    ["taken", t("figures.takenOf", { held, capacity })],
    ...(offered ? [["offered", offered] as const] : []),
    ...(reserved > 0 ? [["reserved", reserved] as const] : []),
    ["free", free],
    ["waiting", waiting],
  ] as const;
  return (
    <>
      <dl className="figures">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt>{t(`figures.${name}`)}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      {held > capacity && (
        <Notice tone="warning" heading={t("over.heading")}>
          <p>
            {t("over.text", { held, capacity, over: held - capacity })}{" "}
            {reserved > 0 && t("over.reserved", { reserved })}
          </p>
        </Notice>
      )}
    </>
  );
}
