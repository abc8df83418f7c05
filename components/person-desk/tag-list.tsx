import { HiddenFields } from "@/components/forms/hidden-fields";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"personDesk">;
  tags: { id: string; name: string }[];
  /** Takes one off; null for those who may not. */
  remove: ((form: FormData) => Promise<void>) | null;
  /** Which registration a button is about. */
  about: Record<string, string>;
};

/** The tags of a registration, each with the button that takes it off. */
export function TagList({ t, tags, remove, about }: Props) {
  if (tags.length === 0) return <p>{t("tags.none")}</p>;
  return (
    <ul className="tag-list">
      {tags.map(({ id, name }) => (
        <li className="tag-list__tag" key={id}>
          <bdi>{name}</bdi>
          {remove && (
            <form action={remove}>
              <HiddenFields values={{ ...about, tag: name }} />
              <button className="button button--quiet" type="submit">
                {t("tags.remove")}
                <span className="visually-hidden">: {name}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
