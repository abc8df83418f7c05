import type { Translate } from "@/lib/i18n/translator";

/** The form to which the boxes in the list belong, wherever they stand. */
export const CHOICE_FORM = "choose-people";

type Props = {
  t: Translate<"bulk">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** The list's query as it is shown, without the question mark. */
  listQuery: string;
  /** Ids of those on this page. */
  shown: string[];
  total: number;
  /** Whether there are more than were counted. */
  isMore: boolean;
  /** How many are ticked on all pages together. */
  kept: number;
  /** Whether the list has another page after this one. */
  hasNext: boolean;
  /** Address of what was done before. */
  past: string;
};

/**
 * Above the list: everybody who was found, or on this page, at one press; what is ticked on other pages; the ways on. Works
 * with plain boxes and buttons, since ticks are kept by the server.
 */
export function ChoiceBar({ t, action, slug, listQuery, shown, total, isMore, kept, hasNext, past }: Props) {
  return (
    <form action={action} id={CHOICE_FORM} className="choice-bar" aria-labelledby="choice-heading">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="listQuery" value={listQuery} />
      {shown.map((id) => (
        <input key={id} type="hidden" name="shown" value={id} />
      ))}
      <h2 id="choice-heading" className="choice-bar__heading">
        {t("list.heading")}
      </h2>
      <p className="field__hint">
        {t("list.hint")} <a href={past}>{t("list.past")}</a>
      </p>
      {kept > 0 && <p role="status">{t("list.kept", { count: kept })}</p>}
      <div className="cluster">
        <TickedButtons t={t} hasNext={hasNext} />
        {(total > shown.length || isMore) && (
          <button className="button button--secondary" type="submit" name="go" value="page">
            {t("list.page", { count: shown.length })}
          </button>
        )}
        <button className="button button--secondary" type="submit" name="go" value="found">
          {isMore ? t("list.foundMore") : t("list.found", { total })}
        </button>
        {kept > 0 && (
          <button className="button button--quiet" type="submit" name="go" value="clear">
            {t("list.clear")}
          </button>
        )}
      </div>
    </form>
  );
}

/** What to do with the ticks; stands below the list as well, where one has just ticked. */
export function TickedButtons({ t, hasNext }: { t: Translate<"bulk">; hasNext: boolean }) {
  return (
    <>
      <button className="button" type="submit" form={CHOICE_FORM} name="go" value="ticked">
        {t("list.ticked")}
      </button>
      <button className="button button--secondary" type="submit" form={CHOICE_FORM} name="go" value="keep">
        {t("list.keep")}
      </button>
      {hasNext && (
        <button className="button button--secondary" type="submit" form={CHOICE_FORM} name="go" value="next">
          {t("list.next")}
        </button>
      )}
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
