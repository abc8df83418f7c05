import { Checkbox } from "@/components/forms/checkbox";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";
import { typedMoment } from "@/lib/i18n/typed-moment";
import { descriptionField, speakerField, titleField } from "@/lib/programme/schema";
import { EditorForm, type EditorFormProps, fieldsFrom } from "./editor-form";

type Props = EditorFormProps & {
  forms: Translate<"forms">;
  speakers: { id: string; name: string; organisation: string | null }[];
  /** IANA name of the event's zone. */
  timeZone: string;
};

type Typed = ReturnType<typeof typedMoment>;

/** One line of the programme: when, what in each language side by side, where, and who speaks. */
export function ItemForm(props: Props) {
  const { t, forms, id, values, languages, speakers, timeZone } = props;
  const about = fieldsFrom(props);
  const { day } = values;
  const [from, until] = ["from", "until"].map((name) =>
    typedMoment(forms, { name, value: values[name] ?? "", timeZone, day }),
  ) as [Typed, Typed];
  const [first] = languages;
  const missing = (field: string) => (id && !values[field] ? t("item.missing") : undefined);
  return (
    <EditorForm {...props}>
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
                hint={language === first?.language ? t("item.richHint") : undefined}
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
    </EditorForm>
  );
}
