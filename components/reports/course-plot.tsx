import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { CoursePoint } from "@/lib/reports/rules";
import { Ends, Gridlines, type Mark } from "./plot";

export const COURSE_PLOT_HEIGHT = 260;
const [TOP, BOTTOM] = [22, COURSE_PLOT_HEIGHT - 26];
/** Least distance between two labels, in pixels. */
const LABEL = 16;

export type Course = {
  mark: Mark;
  /** What stands at the end of the line, before its number. */
  label: string;
  points: CoursePoint[];
  figureOf: (point: CoursePoint) => number;
};

type Props = {
  courses: Course[];
  /** In words: so many days before the start. */
  nameOf: (daysBefore: number) => string;
  format: (value: number) => string;
};

/** Lines that go up: how many by each day. The days before the start are the common measure, whichever years they lay in. */
export function CourseLines({ courses, nameOf, format }: Props) {
  const days = courses.flatMap(({ points }) => points.map(({ daysBefore }) => daysBefore));
  const [first, last] = [Math.max(...days), Math.min(...days)];
  const most = Math.max(1, ...courses.flatMap(({ points, figureOf }) => points.map(figureOf)));
  const x = scaleLinear()
    .domain(first === last ? [first + 1, last] : [first, last])
    .range([0, 100]);
  const y = scaleLinear().domain([0, most]).nice(4).range([BOTTOM, TOP]);
  const ends = courses.flatMap(({ mark, label, points, figureOf }) => {
    const end = points.at(-1);
    return end ? [{ mark, label, x: x(end.daysBefore), y: y(figureOf(end)), value: figureOf(end) }] : [];
  });
  return (
    <>
      <Gridlines
        ticks={y
          .ticks(4)
          .filter(Number.isInteger)
          .map((value) => ({ value, y: y(value) }))}
        format={format}
      />
      <svg
        aria-hidden="true"
        width="100%"
        height={COURSE_PLOT_HEIGHT}
        viewBox={`0 0 100 ${COURSE_PLOT_HEIGHT}`}
        preserveAspectRatio="none"
      >
        {courses.map(({ mark, points, figureOf }) => (
          <path
            key={mark}
            className={`plot__line plot__line--${mark}`}
            d={
              line<CoursePoint>()
                .x((point) => x(point.daysBefore))
                .y((point) => y(figureOf(point)))(points) ?? ""
            }
          />
        ))}
      </svg>
      {apart(ends).map(({ mark, label, x: at, y: height, labelY, value }) => (
        <g key={mark}>
          <circle className={`plot__end plot__end--${mark}`} cx={`${at}%`} cy={height} r="4" />
          <text
            className="plot__label"
            x={`${at}%`}
            y={labelY}
            dx={at > 50 ? -8 : 8}
            textAnchor={at > 50 ? "end" : "start"}
          >
            {label} {format(value)}
          </text>
        </g>
      ))}
      <Ends y={COURSE_PLOT_HEIGHT - 6} labels={[nameOf(first), null, first === last ? "" : nameOf(last)]} />
    </>
  );
}

/** Labels above their points, pushed up where they would lie on each other. */
function apart<End extends { y: number }>(ends: End[]): (End & { labelY: number })[] {
  let above = Number.POSITIVE_INFINITY;
  return [...ends]
    .sort((a, b) => b.y - a.y)
    .map((end) => {
      const labelY = Math.max(12, Math.min(end.y - 8, above - LABEL));
      above = labelY;
      return { ...end, labelY };
    });
}
