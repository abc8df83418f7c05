import { COURSE_PLOT_HEIGHT, type Course, CourseLines } from "@/components/reports/course-plot";
import { FiguresTable } from "@/components/reports/figures-table";
import { Plot } from "@/components/reports/plot";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type CoursePoint, registeredBy } from "@/lib/reports/rules";

type Props = {
  locale: Locale;
  course: CoursePoint[];
  /** An earlier event to compare with, with its title. */
  earlier: { title: string; course: CoursePoint[] } | null;
};

/** How many have registered by each day before the start, beside an earlier event at the same distance from its own. */
export function CourseFigures({ locale, course, earlier }: Props) {
  const t = translator(locale, "overview");
  const number = (value: number) => formatNumber(value, locale);
  const nameOf = (days: number) =>
    days === 0 ? t("course.startDay") : t(days > 0 ? "course.before" : "course.after", { days: Math.abs(days) });
  const end = course.at(-1);
  if (!end) return null;
  const courses: Course[] = [
    { mark: "registered", label: t("course.thisEvent"), points: course, figureOf: ({ registered }) => registered },
    { mark: "cancelled", label: t("marks.cancelledAll"), points: course, figureOf: ({ cancelled }) => cancelled },
    ...(earlier
      ? [
          {
            mark: "earlier" as const,
            label: t("course.earlier"),
            points: earlier.course,
            figureOf: ({ registered }: CoursePoint) => registered,
          },
        ]
      : []),
  ];
  const comparison = earlier && {
    when: nameOf(end.daysBefore),
    here: end.registered,
    there: number(registeredBy(earlier.course, end.daysBefore)),
    event: earlier.title,
    end: number(earlier.course.at(-1)?.registered ?? 0),
  };
  const title = t("course.title");
  const { registered, cancelled } = end;
  const summary = t("course.summary", { registered, cancelled, when: nameOf(end.daysBefore) });
  return (
    <>
      {comparison && <p>{t("compare.sentence", comparison)}</p>}
      <Plot
        id="course"
        title={title}
        summary={comparison ? `${summary} ${t("compare.sentence", comparison)}` : summary}
        height={COURSE_PLOT_HEIGHT}
        isRuled
        legend={[
          { mark: "registered", label: t("course.registered"), isLine: true },
          { mark: "cancelled", label: t("course.cancelled"), isLine: true },
          ...(earlier ? [{ mark: "earlier" as const, label: earlier.title, isLine: true }] : []),
        ]}
        figuresLabel={t("figures")}
        figures={
          <FiguresTable
            caption={title}
            columns={[
              t("course.when"),
              t("course.registered"),
              t("course.cancelled"),
              ...(earlier ? [earlier.title] : []),
            ]}
            rows={tabled(course, earlier?.course ?? []).map(({ daysBefore, here, there }) => ({
              key: String(daysBefore),
              name: nameOf(daysBefore),
              figures: [
                here ? number(here.registered) : "",
                here ? number(here.cancelled) : "",
                ...(earlier ? [there ? number(there.registered) : ""] : []),
              ],
            }))}
          />
        }
      >
        <CourseLines courses={courses} nameOf={nameOf} format={number} />
      </Plot>
    </>
  );
}

/** Both courses by days before the start, furthest first. */
function tabled(course: CoursePoint[], earlier: CoursePoint[]) {
  const here = new Map(course.map((point) => [point.daysBefore, point]));
  const there = new Map(earlier.map((point) => [point.daysBefore, point]));
  const days = [...new Set([...here.keys(), ...there.keys()])].sort((a, b) => b - a);
  return days.map((daysBefore) => ({ daysBefore, here: here.get(daysBefore), there: there.get(daysBefore) }));
}
