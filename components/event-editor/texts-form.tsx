import { Checkbox } from "@/components/forms/checkbox";
import { Fieldset } from "@/components/forms/fieldset";
import { MomentField } from "@/components/forms/moment-field";
import { type Option, SelectField } from "@/components/forms/select-field";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import type { TextState } from "@/lib/event-texts/rules";
import type { DetailField, DetailName, SectionName, TextField as TextFieldOf } from "@/lib/event-texts/schema";
import type { Translate } from "@/lib/i18n/translator";
import { RichHelp } from "./rich-help";

type Props = {
  t: Translate<"eventEditor">;
  forms: Translate<"forms">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  eventId: string;
  section: SectionName;
  /** What stands in the fields, what stood in them when the form was shown, and what is wrong, by name. */
  values: Record<string, string>;
  basis: Record<string, string>;
  errors: Record<string, string>;
  details: readonly DetailField[];
  texts: readonly TextFieldOf[];
  /** The languages of the texts, the event's first one first. */
  languages: { tag: string; label: (name: string) => string; state: (field: TextFieldOf) => TextState }[];
  /** IANA name of the event's zone. */
  timeZone: string;
  countries: Option[];
  /** Facts that can no longer be changed, with why. */
  fixed: Partial<Record<DetailName, string>>;
  back: string;
};

/** One section of an event: facts that stand once, then each text in all its languages side by side. */
export function TextsForm(props: Props) {
  const { t, action, slug, eventId, section, values, basis, details, texts, back } = props;
  const hasRich = texts.some(({ kind }) => kind === "rich");
  return (
    <form action={action} key={JSON.stringify(values)} noValidate className="texts-form">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="event" value={eventId} />
      <input type="hidden" name="section" value={section} />
      {Object.entries(basis).map(([name, value]) => (
        <input type="hidden" key={name} name={`basis.${name}`} value={value} />
      ))}
      {details.length > 0 && (
        <Fieldset legend={t("texts.details")} hint={section === "basics" ? undefined : t("texts.detailsHint")}>
          {details.map((field) => (
            <Detail key={field.name} {...props} field={field} />
          ))}
        </Fieldset>
      )}
      {hasRich && <RichHelp t={t} />}
      {texts.map((field) => (
        <Fieldset key={field.name} legend={t(`fields.${field.name}`)} hint={textHint(t, field)}>
          <div className="texts-form__languages">
            {props.languages.map((language) => (
              <div key={language.tag} className={`texts-form__text texts-form__text--${language.state(field)}`}>
                <Text {...props} field={field} language={language} />
              </div>
            ))}
          </div>
        </Fieldset>
      ))}
      <div className="cluster">
        <button className="button" type="submit">
          {t("texts.save")}
        </button>
        {hasRich && (
          <button className="button button--secondary" type="submit" name="do" value="preview">
            {t("texts.preview")}
          </button>
        )}
        <a href={back}>{t("texts.back")}</a>
      </div>
    </form>
  );
}

const hinted: readonly string[] = [
  "summary",
  "focusPoints",
  "cases",
  "fundingText",
  "privacyController",
  "privacyLegalBasis",
  "privacyRecipients",
  "privacyAuthority",
];

function textHint(t: Props["t"], { name, kind, need }: TextFieldOf): string | undefined {
  const own = hinted.includes(name) ? t(`hints.${name as "summary"}`) : kind === "list" ? t("hints.list") : "";
  const marks = kind === "rich" ? t("hints.rich") : "";
  return [need === "always" ? t("texts.needed") : "", own, marks].filter(Boolean).join(" ") || undefined;
}

const rows: Partial<Record<TextFieldOf["kind"], number>> = { plain: 4, rich: 10, list: 5 };

function Text({
  t,
  values,
  errors,
  field,
  language,
}: Props & { field: TextFieldOf; language: Props["languages"][number] }) {
  const name = `${field.name}.${language.tag}`;
  const state = language.state(field);
  const about = {
    name,
    value: values[name],
    error: errors[name],
    label: language.label(field.name),
    hint: state === "missing" || state === "untranslated" ? t(`texts.states.${state}`) : undefined,
    lang: language.tag,
  };
  if (field.kind === "line") return <TextField {...about} autoComplete="off" />;
  return <TextArea {...about} rows={rows[field.kind]} />;
}

function Detail({
  t,
  forms,
  values,
  errors,
  field: { name, kind, need },
  timeZone,
  countries,
  fixed,
}: Props & { field: DetailField }) {
  const label = t(`fields.${name}`);
  const hints: Partial<Record<DetailName, string>> = {
    travelRequestsCloseAt: t("hints.travelRequestsCloseAt", { timeZone }),
    fundingGrantNumber: t("hints.fundingGrantNumber"),
    conferenceUrl: t("hints.webAddress"),
    contactProfile: t("hints.webAddress"),
    slug: t("add.slugHint"),
    referencePrefix: t("add.prefixHint"),
  };
  const hint = fixed[name] ?? hints[name];
  const about = { name, value: values[name], error: errors[name], hint };
  if (fixed[name]) {
    return (
      <div className="field">
        <p className="field__label" id={name}>
          {label}
        </p>
        <p className="field__hint">{hint}</p>
        <p>{values[name]}</p>
      </div>
    );
  }
  if (kind === "flag")
    return <Checkbox name={name} label={label} checked={values[name] === "yes"} error={errors[name]} />;
  const title = need === "always" ? label : t("add.optional", { label });
  if (kind === "country") return <SelectField {...about} label={title} options={countries} />;
  if (kind === "moment") return <MomentField {...about} label={title} forms={forms} timeZone={timeZone} />;
  const type = kind === "email" ? "email" : kind === "date" ? "date" : "text";
  return <TextField {...about} label={title} type={type} autoComplete="off" />;
}
