import { StatusTag } from "@/components/ui/status-tag";
import type { LanguageStep } from "@/lib/event-texts/constants";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"eventEditor">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  languages: {
    tag: string;
    name: string;
    state: "first" | "offered" | "prepared" /** What a reader needs and is missing. */;
    missing: number;
  }[];
  /** Languages that the texts could be in and are not. */
  others: { tag: string; name: string }[];
  /** Address of the page that asks before a language is removed. */
  remove: string;
  mayChange: boolean;
};

/** In which languages an event has texts, and what can be done about each. */
export function LanguageList({ t, action, slug, languages, others, remove, mayChange }: Props) {
  const button = (step: LanguageStep, { tag, name }: { tag: string; name: string }) => (
    <form action={action}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="language" value={tag} />
      <input type="hidden" name="step" value={step} />
      <button className="button button--secondary" type="submit">
        {t(step === "first" ? "languages.makeFirst" : `languages.${step}`, { language: name })}
      </button>
    </form>
  );
  const offered = languages.filter(({ state }) => state !== "prepared").length;
  return (
    <ul className="languages">
      {languages.map((language) => {
        const { tag, name, state, missing } = language;
        return (
          <li key={tag}>
            <span className="cluster">
              <strong>{name}</strong>
              <StatusTag tone={state === "prepared" ? "waiting" : "good"}>{t(`languages.${state}`)}</StatusTag>
            </span>
            {mayChange && (
              <span className="cluster">
                {state === "offered" && button("first", language)}
                {state === "prepared" && missing === 0 && button("offer", language)}
                {state === "prepared" && missing > 0 && <span>{t("languages.offerLater", { missing })}</span>}
                {(state === "prepared" || offered > 1) && (
                  <a href={`${remove}?remove=${tag}`}>{t("languages.remove", { language: name })}</a>
                )}
              </span>
            )}
          </li>
        );
      })}
      {mayChange && others.map((other) => <li key={other.tag}>{button("add", other)}</li>)}
    </ul>
  );
}
