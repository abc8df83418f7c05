import type { Translate } from "@/lib/i18n/translator";

type Lane = { lane: number; due: number; later: number };

type Props = {
  t: Translate<"mailDesk">;
  /** What waits, by urgency; lanes in which nothing waits are left out. */
  lanes: Lane[];
  leaving: { sending: number; hour: number; day: number };
  /** The limit per minute; null for none. */
  perMinute: number | null;
};

const laneNames = ["0", "1", "2"] as const;

/** How much waits, leaves and has left, in numbers. */
export function QueueFigures({ t, lanes, leaving, perMinute }: Props) {
  const sum = (what: "due" | "later") => lanes.reduce((total, lane) => total + lane[what], 0);
  const figures = [
    ["due", sum("due")],
    ["sending", leaving.sending],
    ["later", sum("later")],
    ["hour", leaving.hour],
    ["day", leaving.day],
  ] as const;
  return (
    <>
      <dl className="figures">
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`desk.figures.${name}`)}</dt>
            <dd>{t("number", { count })}</dd>
          </div>
        ))}
      </dl>
      <p>{perMinute ? t("desk.limitText", { count: perMinute }) : t("desk.noLimit")}</p>
      {lanes.length > 0 && (
        <section className="stack" aria-labelledby="lanes">
          <h2 id="lanes">{t("desk.lanesTitle")}</h2>
          <table className="table table--stack mail-lanes">
            <caption className="visually-hidden">{t("desk.lanesCaption")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("desk.lane")}</th>
                <th scope="col">{t("desk.figures.due")}</th>
                <th scope="col">{t("desk.figures.later")}</th>
              </tr>
            </thead>
            <tbody>
              {lanes.map(({ lane, due, later }) => (
                <tr key={lane}>
                  <th scope="row">{t(`desk.lanes.${laneNames[lane] ?? "1"}`)}</th>
                  <td data-label={t("desk.figures.due")}>{t("number", { count: due })}</td>
                  <td data-label={t("desk.figures.later")}>{t("number", { count: later })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
