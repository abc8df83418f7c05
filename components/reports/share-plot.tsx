import { scaleLinear } from "d3-scale";
import { fillOf } from "./plot";

const ROW = 42;
export const sharePlotHeight = (rows: number) => rows * ROW + 4;

export type ShareRow = { label: string; seated: number; waiting: number };

/** A bar per value, its name above and its number behind: long names have the whole width. */
export function ShareBars({ id, rows, format }: { id: string; rows: ShareRow[]; format: (value: number) => string }) {
  const most = Math.max(1, ...rows.map(({ seated, waiting }) => seated + waiting));
  // What is left at the right is for the number.
  const x = scaleLinear().domain([0, most]).range([0, 82]);
  return rows.map(({ label, seated, waiting }, index) => {
    const top = index * ROW;
    return (
      <g key={label}>
        <text className="plot__name" x="0%" y={top + 15}>
          {label}
        </text>
        <rect className="plot__bar plot__bar--seated" x="0%" y={top + 21} height="14" width={`${x(seated)}%`} />
        {waiting > 0 && (
          <rect
            className="plot__bar plot__bar--waiting"
            fill={fillOf(id, "waiting")}
            x={`${x(seated)}%`}
            y={top + 21}
            height="14"
            width={`${x(waiting)}%`}
          />
        )}
        <text className="plot__label" x={`${x(seated + waiting)}%`} dx="6" y={top + 33}>
          {format(seated + waiting)}
        </text>
      </g>
    );
  });
}
