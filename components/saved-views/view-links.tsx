import type { Translate } from "@/lib/i18n/translator";
import type { SavedView } from "@/lib/saved-views/queries";

type Props = {
  t: Translate<"savedViews">;
  /** Address of the list without its query. */
  here: string;
  views: readonly SavedView[];
  /** What is shown now, as a view would keep it. */
  query: string;
};

/** Lists that were kept, one press away; and the way to keep this one. */
export function ViewLinks({ t, here, views, query }: Props) {
  const isKept = views.some((view) => view.query === query);
  if (views.length === 0 && query === "") return null;
  return (
    <div className="cluster cluster--apart">
      {views.length > 0 && (
        <nav className="status-links" aria-label={t("views")}>
          <ul>
            {views.map(({ id, name, isShared, ...view }) => (
              <li key={id}>
                <a href={`${here}/views/${id}`} aria-current={view.query === query ? "true" : undefined}>
                  <bdi>{isShared ? t("shared", { name }) : name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p className="cluster">
        {!isKept && query !== "" && <a href={`${here}/views/new?${query}`}>{t("save")}</a>}
        {views.length > 0 && <a href={`${here}/views`}>{t("title")}</a>}
      </p>
    </div>
  );
}
