import { Fieldset } from "@/components/forms/fieldset";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"mailTexts">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** Of what is on record, so that nobody overwrites what they have not seen. */
  version: string;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  /** What holds without an entry. */
  shippedName: string;
  contactEmail: string;
  /** The installation's own address. */
  address: string;
  languages: { language: string; name: string }[];
};

export function SenderForm(props: Props) {
  const { t, action, slug, version, values, errors, shippedName, contactEmail, address, languages } = props;
  const about = (name: string) => ({ name, value: values[name], error: errors[name] });
  return (
    <form action={action} key={JSON.stringify(values)} noValidate className="mail-text">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="version" value={version} />
      <TextField
        {...about("senderName")}
        label={t("sender.name")}
        hint={`${t("sender.nameHint", { shipped: shippedName })} ${t("sender.address", { address })}`}
        autoComplete="off"
      />
      <TextField
        {...about("replyTo")}
        label={t("sender.replyTo")}
        hint={t("sender.replyToHint", { shipped: contactEmail })}
        type="email"
        autoComplete="off"
        spellCheck={false}
      />
      <Fieldset legend={t("sender.signatures")} hint={t("sender.signatureHint")}>
        <div className="mail-text__languages">
          {languages.map(({ language, name }) => (
            <TextArea
              key={language}
              {...about(`signature.${language}`)}
              label={t("sender.signature", { language: name })}
              lang={language}
            />
          ))}
        </div>
      </Fieldset>
      <div>
        <button className="button" type="submit">
          {t("sender.save")}
        </button>
      </div>
    </form>
  );
}
