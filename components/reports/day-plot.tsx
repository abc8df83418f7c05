import { scaleBand, scaleLinear } from "d3-scale";
import { type Column, registeredOn } from "@/lib/reports/rules";
import { Ends, fillOf, Gridlines, type Mark } from "./plot";

export const DAY_PLOT_HEIGHT = 240;
const [TOP, BOTTOM] = [22, DAY_PLOT_HEIGHT - 26];
/** Up to how many columns have each its number. */
const FEW = 14;

type Props = {
  id: string;
  columns: Column[];
  /** A column's days in words. */
  nameOf: (column: Column) => string;
  format: (value: number) => string;
};

/** A column per day or span: upwards who registered, by where they stand now; downwards who cancelled then. */
export function DayColumns({ id, columns, nameOf, format }: Props) {
  const most = Math.max(1, ...columns.map(registeredOn));
  const least = -Math.max(0, ...columns.map(({ cancelled }) => cancelled));
  const y = scaleLinear().domain([least, most]).range([BOTTOM, TOP]);
  const x = scaleBand<number>().domain(columns.keys()).range([0, 100]).padding(0.15);
  // Whole people: a tick at one and a half would be nonsense.
  const ticks = y.ticks(4).filter(Number.isInteger);
  const middle = columns[Math.floor(columns.length / 2)];
  return (
    <>
      <Gridlines ticks={ticks.map((value) => ({ value, y: y(value) }))} format={(value) => format(Math.abs(value))} />
      {columns.map((column, index) => {
        const shared = { id, left: x(index) ?? 0, width: x.bandwidth() };
        const registered = registeredOn(column);
        const hasNumber = registered > 0 && (columns.length <= FEW || registered === most);
        return (
          <g key={column.first}>
            <title>{nameOf(column)}</title>
            <Bar {...shared} mark="seated" from={y(0)} to={y(column.seated)} />
            <Bar {...shared} mark="waiting" from={y(column.seated)} to={y(column.seated + column.waiting)} />
            <Bar {...shared} mark="ended" from={y(column.seated + column.waiting)} to={y(registered)} />
            <Bar {...shared} mark="cancelled" from={y(-column.cancelled)} to={y(0)} />
            {hasNumber && (
              <text
                className="plot__label"
                x={`${shared.left + shared.width / 2}%`}
                y={y(registered) - 4}
                textAnchor="middle"
              >
                {format(registered)}
              </text>
            )}
          </g>
        );
      })}
      <line className="plot__axis" x1="0%" x2="100%" y1={y(0)} y2={y(0)} />
      <Ends
        y={DAY_PLOT_HEIGHT - 6}
        labels={[
          columns[0] ? nameOf(columns[0]) : "",
          middle && columns.length > 4 ? nameOf(middle) : null,
          columns.length > 1 ? nameOf(columns.at(-1) as Column) : "",
        ]}
      />
    </>
  );
}

type BarProps = { id: string; mark: Mark; left: number; width: number; from: number; to: number };

function Bar({ id, mark, left, width, from, to }: BarProps) {
  if (from - to <= 0) return null;
  return (
    <rect
      className={`plot__bar plot__bar--${mark}`}
      fill={fillOf(id, mark)}
      x={`${left}%`}
      width={`${width}%`}
      y={to}
      height={from - to}
    />
  );
}
