import { TextField } from "@/components/forms/text-field";
import type { Recipient } from "@/lib/announcements/queries";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"announcements">;
  here: string;
  /** Words looked for, and who was found by them. */
  q: string;
  people: Recipient[];
  /** Id of whoever is shown. */
  chosen: string | null;
};

/** Choosing the person as whom to read an announcement: a search as a plain GET form, and links. */
export function ReaderChoice({ t, here, q, people, chosen }: Props) {
  const isTwice = (name: string) => people.filter((one) => one.name === name).length > 1;
  return (
    <>
      <search>
        <form className="filter-bar filter-bar--short" action={`${here}#preview`} method="get">
          <TextField
            name="q"
            type="search"
            label={t("check.previewSearch")}
            hint={t("check.previewSearchHint")}
            value={q}
            spellCheck={false}
          />
          <button className="button button--secondary" type="submit">
            {t("check.previewShow")}
          </button>
        </form>
      </search>
      <p id="people-found">{t("check.previewPeople", { count: people.length })}</p>
      <nav className="status-links" aria-labelledby="people-found">
        <ul>
          {people.map(({ id, name, email }) => (
            <li key={id}>
              <a
                href={`${here}?${new URLSearchParams({ ...(q && { q }), person: id })}#preview`}
                aria-current={id === chosen ? "true" : undefined}
              >
                <bdi>{name}</bdi>
                {isTwice(name) && (
                  <>
                    {" "}
                    <bdi className="field__hint">{email}</bdi>
                  </>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
