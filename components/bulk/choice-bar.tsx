import { CHOICE_FORM, type Ticks, Way } from "@/components/ui/way";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"bulk">;
  /** How many are on this page. */
  shown: number;
  total: number;
  /** Whether there are more than were counted. */
  isMore: boolean;
  /** How many are ticked on all pages together. */
  kept: number;
  /** Address of what was done before. */
  past: string;
  ticks: Ticks;
};

/**
 * Above the list: everybody who was found, or on this page, at one press; how many are ticked on all pages. Works with plain
 * boxes and buttons, since ticks are kept by the server. The form they belong to is that of the search (`ChoiceFields`).
 */
export function ChoiceBar({ t, shown, total, isMore, kept, past, ticks }: Props) {
  return (
    <section className="choice-bar" aria-labelledby="choice-heading">
      <h2 id="choice-heading" className="choice-bar__heading">
        {t("list.heading")}
      </h2>
      <p className="field__hint">
        {t("list.hint")}{" "}
        <Way ticks={ticks} href={past}>
          {t("list.past")}
        </Way>
      </p>
      {kept > 0 && <p role="status">{t("list.kept", { count: kept })}</p>}
      <div className="cluster">
        <TickedButton t={t} />
        {shown > 0 && (total > shown || isMore) && (
          <button className="button button--secondary" type="submit" form={CHOICE_FORM} name="go" value="page">
            {t(kept > 0 ? "list.pageToo" : "list.page", { count: shown })}
          </button>
        )}
        <button className="button button--secondary" type="submit" form={CHOICE_FORM} name="go" value="found">
          {isMore ? t("list.foundMore") : t("list.found", { total })}
        </button>
        {kept > 0 && (
          <button className="button button--quiet" type="submit" form={CHOICE_FORM} name="go" value="clear">
            {t("list.clear")}
          </button>
        )}
      </div>
    </section>
  );
}

/** What to do with the ticks; stands below the list as well, where one has just ticked. */
export function TickedButton({ t }: { t: Translate<"bulk"> }) {
  return (
    <button className="button" type="submit" form={CHOICE_FORM} name="go" value="ticked">
      {t("list.ticked")}
    </button>
  );
}

/** What the form of the list sends along: of which list it is, and ids of those on this page. */
export function ChoiceFields({ slug, listQuery, shown }: { slug: string; listQuery: string; shown: string[] }) {
  return (
    <>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="listQuery" value={listQuery} />
      {shown.map((id) => (
        <input key={id} type="hidden" name="shown" value={id} />
      ))}
    </>
  );
}

/** The id of the box in a person's row. */
export const tickId = (id: string) => `tick-${id}`;

/** The box in a person's row. */
export function TickBox({
  t,
  id,
  name,
  isTicked,
}: {
  t: Translate<"bulk">;
  id: string;
  name: string;
  isTicked: boolean;
}) {
  return (
    <label className="tick-box" key={`${id}:${isTicked}`}>
      <input type="checkbox" id={tickId(id)} name="ticked" value={id} form={CHOICE_FORM} defaultChecked={isTicked} />
      <span className="visually-hidden">{t("list.tickPerson", { name })}</span>
    </label>
  );
}
