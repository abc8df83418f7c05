import { FocusOnArrival } from "@/components/forms/focus-on-arrival";
import { Paragraphs } from "@/components/ui/paragraphs";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"eventEditor">;
  /** Whether the words stand on record. */
  isSaved?: boolean;
  /** What was typed and is not saved, language by language. */
  languages: { tag: string; name: string; texts: { name: string; label: string; words: string; isRich: boolean }[] }[];
};

/** What was typed as readers would see it, before it is saved. */
export function TextsPreview({ t, isSaved = false, languages }: Props) {
  return (
    <section className="stack texts-preview" id="preview" aria-labelledby="preview-title" tabIndex={-1}>
      <h2 id="preview-title">{t("texts.previewTitle")}</h2>
      {!isSaved && <FocusOnArrival target="preview" />}
      {!isSaved && <p>{t("texts.previewText")}</p>}
      <div className="texts-form__languages">
        {languages.map(({ tag, name, texts }) => (
          <section key={tag} className="card prose" aria-label={name} lang={tag}>
            {texts.map((text) => (
              <div key={text.name}>
                <h3>{text.label}</h3>
                {text.words === "" && <p>{t("texts.nothing")}</p>}
                {text.isRich ? <Paragraphs text={text.words} /> : <p className="texts-preview__plain">{text.words}</p>}
              </div>
            ))}
          </section>
        ))}
      </div>
    </section>
  );
}
