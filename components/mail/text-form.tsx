import { Fieldset } from "@/components/forms/fieldset";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";
import type { MailText, Placeholder, ShippedWords, TextPart } from "@/lib/mail-texts/schema";
import { PlaceholderHelp } from "./placeholder-help";

type Language = { language: string; name: string; words: ShippedWords; own: MailText | null };

type Props = {
  t: Translate<"mailTexts">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** As it stands in addresses. */
  kind: string;
  /** Of the words on record, so that nobody overwrites what they have not seen. */
  version: string;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  /** What somebody else has saved meanwhile, by name of the field; null when nobody has. */
  saved: Record<string, string> | null;
  languages: Language[];
  placeholders: readonly Placeholder[];
  back: string;
  page: string;
};

/** Subject, opening and closing in all languages side by side, with what always stands between them. */
export function TextForm(props: Props) {
  const { t, action, slug, kind, version, languages, placeholders, back, page } = props;
  const own = languages.filter((each) => each.own !== null);
  return (
    <form action={action} key={JSON.stringify(props.values)} noValidate className="mail-text">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="version" value={version} />
      <p>{t("edit.lead")}</p>
      <PlaceholderHelp t={t} placeholders={placeholders} />
      <Fieldset legend={t("parts.subject")}>
        <Parts {...props} part="subject" />
      </Fieldset>
      <Fieldset legend={t("parts.opening")} hint={t("edit.openingHint")}>
        <Parts {...props} part="opening" />
      </Fieldset>
      <p className="mail-text__between">{t("edit.between")}</p>
      <Fieldset legend={t("parts.closing")} hint={t("edit.closingHint")}>
        <Parts {...props} part="closing" />
      </Fieldset>
      <div className="cluster">
        <button className="button" type="submit">
          {t("edit.save")}
        </button>
        {languages.map(({ language, name }) => (
          <button
            className="button button--secondary"
            type="submit"
            name="do"
            value={`preview.${language}`}
            key={language}
          >
            {t("edit.preview", { language: name })}
          </button>
        ))}
        <a href={back}>{t("edit.back")}</a>
      </div>
      {own.length > 0 && (
        <ul className="mail-text__resets">
          {own.map(({ language, name }) => (
            <li key={language}>
              <a href={`${page}/reset?language=${language}`}>{t("edit.reset", { language: name })}</a>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

function Parts({ t, languages, values, errors, saved, part }: Props & { part: TextPart }) {
  return (
    <div className="mail-text__languages">
      {languages.map(({ language, name, words, own }) => {
        const field = `${part}.${language}`;
        const overtaken =
          saved && saved[field] !== values[field] ? t("edit.nowSaved", { words: saved[field] || "–" }) : "";
        const hints = [hintOf(t, part, words), own?.[part] != null ? t("edit.isOwn") : "", overtaken].filter(Boolean);
        const about = {
          name: field,
          value: values[field],
          error: errors[field],
          label: t("field", { part: t(`parts.${part}`), language: name }),
          hint: hints.join(" ") || undefined,
          lang: language,
        };
        return part === "subject" ? (
          <TextField key={field} {...about} autoComplete="off" />
        ) : (
          <TextArea key={field} {...about} rows={part === "opening" ? 7 : 4} />
        );
      })}
    </div>
  );
}

/** What the shipped letter says, where that does not already stand in the field. */
function hintOf(t: Translate<"mailTexts">, part: TextPart, words: ShippedWords): string {
  if (words[part].isExample) return t("edit.example", { words: words[part].words });
  if (part === "opening" && words.always) return t("edit.always", { words: words.always });
  return "";
}
