import { FiguresTable } from "@/components/reports/figures-table";
import { Plot } from "@/components/reports/plot";
import { ShareBars, sharePlotHeight } from "@/components/reports/share-plot";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { MOST_BARS } from "@/lib/reports/constants";
import { foldedShares, type Share } from "@/lib/reports/rules";

type Props = {
  locale: Locale;
  by: "country" | "type" | "locale";
  /** Of those who are coming or in line, the most frequent first. */
  shares: Share[];
  /** A value in words. */
  labelOf: (value: string) => string;
};

/** Who is coming, by one property: a bar per value, the rarest together as one; the table has them all. */
export function ShareFigures({ locale, by, shares, labelOf }: Props) {
  const t = translator(locale, "overview");
  const number = (value: number) => formatNumber(value, locale);
  const sizeOf = ({ seated, waiting }: Omit<Share, "value">) => seated + waiting;
  const total = shares.reduce((sum, share) => sum + sizeOf(share), 0);
  const { shown, rest, others } = foldedShares(shares, MOST_BARS);
  const rows = [
    ...shown.map((share) => ({ ...share, label: labelOf(share.value) })),
    ...(rest ? [{ ...rest, label: t("shares.others", { count: others }) }] : []),
  ];
  const title = t(`shares.${by}`);
  const list = rows.map((row) => t("shares.item", { label: row.label, count: number(sizeOf(row)) })).join("; ");
  const hasWaiting = shares.some(({ waiting }) => waiting > 0);
  return (
    <Plot
      id={`by-${by}`}
      title={title}
      summary={t("shares.summary", { total, list })}
      height={sharePlotHeight(rows.length)}
      legend={
        hasWaiting
          ? [
              { mark: "seated", label: t("marks.seated") },
              { mark: "waiting", label: t("marks.waiting") },
            ]
          : []
      }
      figuresLabel={t("figures")}
      figures={
        <FiguresTable
          caption={title}
          columns={[
            t(`shares.value.${by}`),
            t("shares.seated"),
            t("shares.waiting"),
            t("shares.total"),
            t("shares.share"),
          ]}
          rows={shares.map((share) => ({
            key: share.value,
            name: labelOf(share.value),
            figures: [
              number(share.seated),
              number(share.waiting),
              number(sizeOf(share)),
              formatPercent(sizeOf(share) / total, locale),
            ],
          }))}
        />
      }
    >
      <ShareBars id={`by-${by}`} rows={rows} format={number} />
    </Plot>
  );
}
