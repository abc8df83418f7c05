import { FileField } from "@/components/forms/file-field";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";
import { altField } from "@/lib/look/schema";

type Props = {
  t: Translate<"lookEditor">;
  /** Address the form goes to. */
  action: string;
  /** Whether there is a logo, whose words can be changed without choosing a picture again. */
  hasLogo: boolean;
  /** In words. */
  maxSize: string;
  values: Record<string, string>;
  errors: Record<string, string>;
  languages: { language: string; name: string }[];
  back: string;
};

/** A picture and what stands on it. Posted by the browser itself, with or without JavaScript. */
export function LogoForm({ t, action, hasLogo, maxSize, values, errors, languages, back }: Props) {
  const file = {
    label: t("logo.file"),
    hint: [t("logo.fileHint", { max: maxSize }), hasLogo && t("logo.fileKeep")].filter(Boolean).join(" "),
    error: errors.file,
  };
  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      noValidate
      className="stack"
      key={JSON.stringify(values)}
    >
      <input type="hidden" name="version" value={values.version} />
      <FileField {...file} accept="image/png,.png,image/jpeg,.jpg,.jpeg,image/webp,.webp" />
      {languages.map(({ language, name }, index) => (
        <TextField
          key={language}
          name={altField(language)}
          label={t("logo.alt", { language: name })}
          hint={index === 0 ? t("logo.altHint") : undefined}
          value={values[altField(language)]}
          error={errors[altField(language)]}
          lang={language}
          autoComplete="off"
        />
      ))}
      <div className="cluster">
        <button className="button" type="submit">
          {t("logo.save")}
        </button>
        <a href={back}>{t("logo.cancel")}</a>
      </div>
    </form>
  );
}
