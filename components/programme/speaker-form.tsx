import { Fieldset } from "@/components/forms/fieldset";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";
import { biographyField, jobTitleField } from "@/lib/programme/schema";

type Props = {
  t: Translate<"programmeEditor">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** Of the speaker who is changed; none for a new one. */
  id?: string;
  /** What stands on record, so that nobody overwrites what they have not seen. */
  basis: string;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  languages: { language: string; name: string }[];
  back: string;
};

/** Somebody who speaks: the name, which is the same everywhere, and what they do in each language side by side. */
export function SpeakerForm({ t, action, slug, id, basis, values, errors, languages, back }: Props) {
  // Somebody else's data: the browser must not offer the organiser's own.
  const about = (name: string) => ({ name, value: values[name], error: errors[name], autoComplete: "off" });
  return (
    <form action={action} key={JSON.stringify(values)} noValidate className="stack stack--wide">
      <input type="hidden" name="slug" value={slug} />
      {id && <input type="hidden" name="id" value={id} />}
      <input type="hidden" name="basis" value={basis} />
      <TextField {...about("givenName")} label={t("speaker.givenName")} spellCheck={false} />
      <TextField {...about("familyName")} label={t("speaker.familyName")} spellCheck={false} />
      <TextField {...about("organisation")} label={t("speaker.organisation")} />
      <TextField
        {...about("website")}
        label={t("speaker.website")}
        hint={t("speaker.websiteHint")}
        spellCheck={false}
      />
      <Fieldset legend={t("speaker.words")}>
        <div className="side-by-side">
          {languages.map(({ language, name }) => (
            <div className="stack" key={language}>
              <TextField
                {...about(jobTitleField(language))}
                label={t("speaker.jobTitle", { language: name })}
                lang={language}
              />
              <TextArea
                {...about(biographyField(language))}
                label={t("speaker.biography", { language: name })}
                lang={language}
                rows={8}
              />
            </div>
          ))}
        </div>
      </Fieldset>
      <div className="cluster">
        <button className="button" type="submit">
          {t("item.save")}
        </button>
        <a href={back}>{t("item.cancel")}</a>
      </div>
    </form>
  );
}
