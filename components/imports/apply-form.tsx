import { Checkbox } from "@/components/forms/checkbox";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { VerdictCounts } from "@/lib/imports/queries";

type Props = {
  locale: Locale;
  slug: string;
  id: string;
  counts: VerdictCounts;
  /** Seats that a newcomer would get now. */
  free: number;
  hasWaitingList: boolean;
  apply: (form: FormData) => Promise<void>;
  discard: (form: FormData) => Promise<void>;
};

/** The last step: what will happen to how many, what has to be agreed to, and the way out. */
export function ApplyForm({ locale, slug, id, counts, free, hasWaitingList, apply, discard }: Props) {
  const t = translator(locale, "imports");
  const hidden = (
    <>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={id} />
    </>
  );
  const isShort = counts.fresh > free;
  return (
    <section aria-labelledby="apply" className="stack">
      <h2 id="apply">{t("apply.title")}</h2>
      <p>
        <strong>{t("apply.summary", { fresh: counts.fresh, theirs: counts.theirs })}</strong>
      </p>
      <form action={apply} className="stack">
        {hidden}
        {isShort && (
          <>
            <p>{t("apply.seats", { free, line: t(hasWaitingList ? "apply.toLine" : "apply.noLine") })}</p>
            <Checkbox name="seatAnyway" label={t("apply.seatAnyway")} hint={t("apply.seatAnywayHint")} />
          </>
        )}
        {counts.wrong > 0 && (
          <Checkbox
            name="leaveOutWrong"
            label={t("apply.leaveOutWrong", { count: counts.wrong })}
            hint={t("apply.leaveOutHint")}
          />
        )}
        {counts.wrong > 0 && (
          <p>
            <a href={`/admin/events/${slug}/imports/${id}/wrong.csv`} download>
              {t("apply.wrongRows")}
            </a>
          </p>
        )}
        <p className="field__hint">{t("apply.all")}</p>
        <button className="button" type="submit">
          {t("apply.button")}
        </button>
      </form>
      <form action={discard}>
        {hidden}
        <button className="button button--quiet" type="submit">
          {t("apply.discard")}
        </button>
      </form>
    </section>
  );
}
