import { Checkbox } from "@/components/forms/checkbox";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";
import { typedMoment } from "@/lib/i18n/typed-moment";
import { descriptionField, speakerField, titleField } from "@/lib/programme/schema";

type Props = {
  t: Translate<"programmeEditor">;
  forms: Translate<"forms">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** Of the line that is changed; none for a new one. */
  id?: string;
  /** What stands on record, so that nobody overwrites what they have not seen. */
  basis: string;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  /** The event's languages, the first of them first. */
  languages: { language: string; name: string }[];
  speakers: { id: string; name: string; organisation: string | null }[];
  /** IANA name of the event's zone. */
  timeZone: string;
  back: string;
};

type Typed = ReturnType<typeof typedMoment>;

/** One line of the programme: when, what in each language side by side, where, and who speaks. */
export function ItemForm({
  t,
  forms,
  action,
  slug,
  id,
  basis,
  values,
  errors,
  languages,
  speakers,
  timeZone,
  back,
}: Props) {
  const about = (name: string) => ({ name, value: values[name], error: errors[name], autoComplete: "off" });
  const { day } = values;
  const [from, until] = ["from", "until"].map((name) =>
    typedMoment(forms, { name, value: values[name] ?? "", timeZone, day }),
  ) as [Typed, Typed];
  const [first] = languages;
  const missing = (field: string) => (id && !values[field] ? t("item.missing") : undefined);
  return (
    <form action={action} key={JSON.stringify(values)} noValidate className="stack stack--wide">
      <input type="hidden" name="slug" value={slug} />
      {id && <input type="hidden" name="id" value={id} />}
      <input type="hidden" name="basis" value={basis} />
      <Fieldset legend={t("item.when")}>
        <div className="programme-times">
          <TextField {...about("day")} type="date" label={t("item.day")} isShort />
          <TextField
            {...about("from")}
            value={from.text}
            type="time"
            label={t("item.from")}
            hint={t("item.timeHint")}
            isShort
          />
          <TextField
            {...about("until")}
            value={until.text}
            type="time"
            label={t("item.until")}
            hint={t("item.untilHint")}
            isShort
          />
        </div>
        {from.turn && <RadioGroup {...from.turn} />}
        {until.turn && <RadioGroup {...until.turn} />}
        <Checkbox
          name="isBreak"
          label={t("item.isBreak")}
          hint={t("item.isBreakHint")}
          checked={values.isBreak === "yes"}
        />
      </Fieldset>
      <Fieldset
        legend={t("item.words")}
        hint={languages.length > 1 ? t("item.wordsHint", { language: first?.name ?? "" }) : undefined}
      >
        <div className="side-by-side">
          {languages.map(({ language, name }) => (
            <div className="stack" key={language}>
              <TextField
                {...about(titleField(language))}
                label={t(language === first?.language ? "item.title" : "item.titleOptional", { language: name })}
                hint={missing(titleField(language))}
                lang={language}
              />
              <TextArea
                {...about(descriptionField(language))}
                label={t("item.description", { language: name })}
                lang={language}
                rows={5}
              />
            </div>
          ))}
        </div>
      </Fieldset>
      <Fieldset legend={t("item.where")}>
        <TextField {...about("room")} label={t("item.room")} hint={t("item.roomHint")} />
      </Fieldset>
      <Fieldset legend={t("item.people")} hint={speakers.length === 0 ? t("item.noPeople") : undefined}>
        {speakers.map((speaker) => (
          <Checkbox
            key={speaker.id}
            name={speakerField(speaker.id)}
            label={speaker.organisation ? `${speaker.name}, ${speaker.organisation}` : speaker.name}
            checked={values[speakerField(speaker.id)] === "yes"}
          />
        ))}
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
