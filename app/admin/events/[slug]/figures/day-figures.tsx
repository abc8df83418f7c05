import { DAY_PLOT_HEIGHT, DayColumns } from "@/components/reports/day-plot";
import { FiguresTable } from "@/components/reports/figures-table";
import { Plot } from "@/components/reports/plot";
import { asDate } from "@/lib/attendance/rules";
import { formatDayRange, formatNumber, formatShortDays } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type Column, columnsOf, type DayCount, daysApart, registeredOn, type Standing } from "@/lib/reports/rules";

/** Registrations and cancellations by day, or by longer spans where there are many days; the table has the same. */
export function DayFigures({ locale, days }: { locale: Locale; days: DayCount[] }) {
  const t = translator(locale, "overview");
  const number = (value: number) => formatNumber(value, locale);
  const columns = columnsOf(days);
  const nameOf = ({ first, last }: Column) => formatShortDays(asDate(first), asDate(last), locale);
  const sum = (name: Standing) => days.reduce((total, day) => total + day[name], 0);
  const most = columns.reduce((top, column) => (registeredOn(column) > registeredOn(top) ? column : top));
  const span = formatDayRange(asDate(days[0]?.day ?? ""), asDate(days.at(-1)?.day ?? ""), locale);
  const title = t("byDay.title", { size: sizeOf(columns) });
  let total = 0;
  return (
    <Plot
      id="by-day"
      title={title}
      summary={t("byDay.summary", {
        registered: days.reduce((all, day) => all + registeredOn(day), 0),
        span,
        seated: number(sum("seated")),
        waiting: number(sum("waiting")),
        ended: number(sum("ended")),
        most: number(registeredOn(most)),
        when: nameOf(most),
      })}
      height={DAY_PLOT_HEIGHT}
      isRuled
      legend={(["seated", "waiting", "ended", "cancelled"] as const).map((mark) => ({
        mark,
        label: t(`marks.${mark}`),
      }))}
      figuresLabel={t("figures")}
      figures={
        <FiguresTable
          caption={title}
          columns={[
            t(columns.length === days.length ? "byDay.day" : "byDay.days"),
            ...(["registered", "seated", "waiting", "ended", "cancelled", "total"] as const).map((name) =>
              t(`byDay.${name}`),
            ),
          ]}
          rows={columns.map((column) => {
            total += registeredOn(column);
            const { first, seated, waiting, ended, cancelled } = column;
            const figures = [registeredOn(column), seated, waiting, ended, cancelled, total].map(number);
            return { key: first, name: nameOf(column), figures };
          })}
        />
      }
    >
      <DayColumns id="by-day" columns={columns} nameOf={nameOf} format={number} />
    </Plot>
  );
}

/** How long a whole column is; the first may be shorter. */
function sizeOf(columns: Column[]): "day" | "week" | "other" {
  const length = Math.max(...columns.map(({ first, last }) => daysApart(first, last) + 1));
  if (length === 1) return "day";
  return length <= 7 ? "week" : "other";
}
