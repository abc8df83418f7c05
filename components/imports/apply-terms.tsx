import { Checkbox } from "@/components/forms/checkbox";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { VerdictCounts } from "@/lib/imports/queries";

type Props = {
  locale: Locale;
  /** Address of the rows that are wrong, as a file. */
  wrongRows: string;
  counts: VerdictCounts;
  /** Seats that a newcomer would get now. */
  free: number;
  hasWaitingList: boolean;
  /** Whether there is something to choose on the page, which counts too. */
  hasDecisions: boolean;
  seatAnyway: boolean;
  leaveOutWrong: boolean;
};

/** The last step, in the form of the rows: what will happen to how many, what has to be agreed to, and the way out. */
export function ApplyTerms({
  locale,
  wrongRows,
  counts,
  free,
  hasWaitingList,
  hasDecisions,
  seatAnyway,
  leaveOutWrong,
}: Props) {
  const t = translator(locale, "imports");
  return (
    <section aria-labelledby="apply" className="stack">
      <h2 id="apply">{t("apply.title")}</h2>
      <p>
        <strong>{t("apply.summary", { fresh: counts.fresh, theirs: counts.theirs })}</strong>
        {hasDecisions && ` ${t("apply.ticked")}`}
      </p>
      {counts.fresh > free && (
        <>
          <p>{t("apply.seats", { free, line: t(hasWaitingList ? "apply.toLine" : "apply.noLine") })}</p>
          <Checkbox
            name="seatAnyway"
            label={t("apply.seatAnyway")}
            hint={t("apply.seatAnywayHint")}
            checked={seatAnyway}
          />
        </>
      )}
      {counts.wrong > 0 && (
        <>
          <Checkbox
            name="leaveOutWrong"
            label={t("apply.leaveOutWrong", { count: counts.wrong })}
            hint={t("apply.leaveOutHint")}
            checked={leaveOutWrong}
          />
          <p>
            <a href={wrongRows} download>
              {t("apply.wrongRows")}
            </a>
          </p>
        </>
      )}
      <p className="field__hint">{t("apply.all")}</p>
      <div className="cluster">
        <button className="button" type="submit" name="go" value="apply">
          {t("apply.button")}
        </button>
        <button className="button button--quiet" type="submit" name="go" value="discard">
          {t("apply.discard")}
        </button>
      </div>
    </section>
  );
}
