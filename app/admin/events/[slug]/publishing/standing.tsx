import type { EventState } from "@/lib/event-editor/rules";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"eventEditor">;
  locale: Locale;
  slug: string;
  state: EventState;
  isDraft: boolean;
  /** Whether organisers closed registration, not its window. */
  isByHand: boolean;
  /** When registration opens and closes, in words. */
  opens: string;
  closes: string;
};

/** How an event stands, in a sentence or two, with the way to its page. */
export function Standing({ t, locale, slug, state, isDraft, isByHand, opens, closes }: Props) {
  const isPlain = state === "cancelled" || state === "over" || state === "draft";
  const sentence = isPlain ? t(`publishing.${state}Text`) : t("publishing.publishedText");
  const window = isPlain ? null : state === "closed" && isByHand ? "closedByHand" : state;
  return (
    <section className="stack" aria-labelledby="now">
      <h2 id="now">{t("publishing.now")}</h2>
      <p>
        {sentence} {window && t(`publishing.${window}`, { opens, closes })}
      </p>
      <p className="cluster">
        {!isDraft && <a href={`/${locale}/events/${slug}`}>{t("publishing.publicPage")}</a>}
        <a href={`/admin/events/${slug}/preview`}>{t("publishing.preview")}</a>
      </p>
    </section>
  );
}
