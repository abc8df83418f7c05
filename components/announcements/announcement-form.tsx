import type { ReactNode } from "react";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import { textField } from "@/lib/announcements/schema";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"announcements">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** Empty for a new one. */
  id: string;
  /** The version on record, which saving replaces. */
  version: number;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  languages: { value: string; label: string }[];
  /** What can stand in braces. */
  help: ReactNode;
  /** The fields that choose whom it is for. */
  audience: ReactNode;
  back: { href: string; words: string };
};

/** Words in each language side by side, what kind of mail it is, and whom it is for. */
export function AnnouncementForm(props: Props) {
  const { t, action, slug, id, version, values, errors, languages, help, audience, back } = props;
  const about = (name: string) => ({ name, value: values[name], error: errors[name] });
  return (
    <form action={action} key={JSON.stringify(values)} noValidate>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <Fieldset legend={t("form.words")} hint={languages.length > 1 ? t("form.wordsHint") : undefined}>
        <div className="announcement-words">
          {languages.map(({ value, label }) => (
            <div className="announcement-words__language" key={value}>
              <TextField
                {...about(textField("subject", value))}
                lang={value}
                label={t("form.subject", { language: label })}
              />
              <TextArea
                {...about(textField("body", value))}
                lang={value}
                label={t("form.body", { language: label })}
                hint={t("form.bodyHint")}
                rows={14}
              />
            </div>
          ))}
        </div>
        {help}
      </Fieldset>
      <Fieldset legend={t("form.kind")}>
        <RadioGroup
          name="isNews"
          label={t("form.isNews")}
          hint={t("form.isNewsHint")}
          value={values.isNews === "yes" ? "yes" : "no"}
          options={[
            { value: "no", label: t("form.part") },
            { value: "yes", label: t("form.news") },
          ]}
        />
      </Fieldset>
      <Fieldset legend={t("form.audience")} hint={t("form.audienceHint")}>
        {audience}
      </Fieldset>
      <div className="cluster">
        <button className="button" type="submit" name="do" value="check">
          {t("form.check")}
        </button>
        <button className="button button--secondary" type="submit" name="do" value="keep">
          {t("form.keep")}
        </button>
        <a href={back.href}>{back.words}</a>
      </div>
    </form>
  );
}
