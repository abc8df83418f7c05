import { Fieldset } from "@/components/forms/fieldset";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import { biographyField, jobTitleField } from "@/lib/programme/schema";
import { EditorForm, type EditorFormProps, fieldsFrom } from "./editor-form";

/** Somebody who speaks: the name, which is the same everywhere, and what they do in each language side by side. */
export function SpeakerForm(props: EditorFormProps) {
  const { t, languages } = props;
  const about = fieldsFrom(props);
  return (
    <EditorForm {...props}>
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
                hint={language === languages[0]?.language ? t("item.richHint") : undefined}
                lang={language}
                rows={8}
              />
            </div>
          ))}
        </div>
      </Fieldset>
    </EditorForm>
  );
}
