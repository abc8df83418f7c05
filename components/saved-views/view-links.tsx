import type { Translate } from "@/lib/i18n/translator";
import type { SavedView } from "@/lib/saved-views/queries";
import { type Ticks, Way } from "../ui/way";

type Props = {
  t: Translate<"savedViews">;
  /** Address of the list without its query. */
  here: string;
  views: readonly SavedView[];
  /** What is shown now, as a view would keep it. */
  query: string;
  ticks?: Ticks;
};

/** Lists that were kept, one press away; and the way to keep this one. */
export function ViewLinks({ t, here, views, query, ticks }: Props) {
  const isKept = views.some((view) => view.query === query);
  if (views.length === 0 && query === "") return null;
  return (
    <div className="cluster cluster--apart">
      {views.length > 0 && (
        <nav className="status-links" aria-label={t("views")}>
          <ul>
            {views.map(({ id, name, isShared, ...view }) => (
              <li key={id}>
                <Way
                  ticks={ticks}
                  href={`${here}/views/${id}`}
                  aria-current={view.query === query ? "true" : undefined}
                >
                  <bdi>{isShared ? t("shared", { name }) : name}</bdi>
                </Way>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p className="cluster">
        {!isKept && query !== "" && (
          <Way ticks={ticks} href={`${here}/views/new?${query}`}>
            {t("save")}
          </Way>
        )}
        {views.length > 0 && (
          <Way ticks={ticks} href={`${here}/views`}>
            {t("title")}
          </Way>
        )}
      </p>
    </div>
  );
}
