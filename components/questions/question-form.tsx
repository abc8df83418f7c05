import { Checkbox } from "@/components/forms/checkbox";
import { FieldHelp } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";
import { SPARE_OPTIONS } from "@/lib/question-editor/constants";
import { registrationRoutes } from "@/lib/questions/constants";
import type { QuestionKind } from "@/prisma/generated/enums";

type Props = {
  t: Translate<"questionEditor">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  eventId: string;
  /** Of the question that is changed; none for a new one. */
  id?: string;
  kind: QuestionKind;
  /** How many people have answered. */
  answers: number;
  /** Whether it is sensitive, where that can no longer be changed. */
  isFixedSensitive: boolean | null;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  /** Of what the form was shown with; none for a new question. */
  version?: string;
  errors: Record<string, string>;
  /** The event's languages, the first of them first. */
  languages: { code: string; name: string }[];
  /** How many rows for options; none for kinds without. */
  rows: number;
  /** Questions before this one, with the answers it can wait for. */
  conditions: { id: string; label: string; options: { value: string; label: string }[] }[];
  back: string;
};

/** A question in all languages of its event side by side, and who is asked. */
export function QuestionForm(props: Props) {
  const { t, action, slug, eventId, id, kind, answers, values, errors, languages, rows, back } = props;
  const about = (name: string) => ({ name, value: values[name], error: errors[name] });
  const first = languages[0]?.name ?? "";
  return (
    <form action={action} key={JSON.stringify(values)} noValidate className="question-form">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="event" value={eventId} />
      {id && <input type="hidden" name="id" value={id} />}
      {props.version && <input type="hidden" name="version" value={props.version} />}
      <input type="hidden" name="kind" value={kind} />
      <div>
        <p>{t("form.kindIs", { kind: t(`kinds.${kind}`) })}</p>
        {answers > 0 && <p>{t("form.kindStays", { count: answers })}</p>}
      </div>
      <Fieldset legend={t("form.words")} hint={languages.length > 1 ? t("form.wordsHint", { first }) : undefined}>
        <div className="question-form__languages">
          {languages.map(({ code, name }) => (
            <TextField key={code} {...about(`label.${code}`)} label={t("form.label", { language: name })} lang={code} />
          ))}
        </div>
        <div className="question-form__languages">
          {languages.map(({ code, name }) => (
            <TextField
              key={code}
              {...about(`help.${code}`)}
              label={t("form.help", { language: name })}
              hint={t("form.helpHint")}
              lang={code}
            />
          ))}
        </div>
      </Fieldset>
      {rows > 0 && (
        <Fieldset legend={t("form.options")} hint={t("form.optionsHint", { spare: SPARE_OPTIONS })}>
          {Array.from({ length: rows }, (_, index) => index + 1).map((number) => (
            <div className="question-form__languages" key={number}>
              <input type="hidden" name={`option.${number}.value`} value={values[`option.${number}.value`] ?? ""} />
              {languages.map(({ code, name }) => (
                <TextField
                  key={code}
                  {...about(`option.${number}.${code}`)}
                  label={t("form.option", { number, language: name })}
                  lang={code}
                />
              ))}
            </div>
          ))}
        </Fieldset>
      )}
      {kind === "number" && (
        <Fieldset legend={t("form.bounds")}>
          <TextField {...about("minimum")} label={t("form.minimum")} inputMode="decimal" isShort />
          <TextField {...about("maximum")} label={t("form.maximum")} inputMode="decimal" isShort />
        </Fieldset>
      )}
      <Asked {...props} />
      <div className="cluster">
        <button className="button" type="submit">
          {id ? t("form.save") : t("form.add")}
        </button>
        <a href={back}>{t("form.back")}</a>
      </div>
    </form>
  );
}

/** Of whom, after which answers, and whether it must be answered. */
function Asked({ t, id, kind, answers, isFixedSensitive, values, errors, conditions }: Props) {
  const box = (name: string, label: string) => (
    <Checkbox key={name} name={name} label={label} checked={values[name] === "yes"} error={errors[name]} />
  );
  return (
    <Fieldset legend={t("form.rules")}>
      <div>
        <Checkbox
          name="isRequired"
          label={t("form.isRequired")}
          hint={id && answers === 0 ? undefined : id ? t("form.madeRequired") : undefined}
          checked={values.isRequired === "yes"}
          error={errors.isRequired}
        />
        {isFixedSensitive !== null ? (
          <input type="hidden" name="isSensitive" value={isFixedSensitive ? "yes" : ""} />
        ) : (
          kind !== "file" && (
            <Checkbox
              name="isSensitive"
              label={t("form.isSensitive")}
              hint={t("form.isSensitiveHint")}
              checked={values.isSensitive === "yes"}
              error={errors.isSensitive}
            />
          )
        )}
      </div>
      <fieldset className="field" aria-describedby="route-hint">
        <legend className="field__label">{t("form.routes")}</legend>
        <FieldHelp name="route" hint={t("form.routesHint")} />
        {registrationRoutes.map((route) => box(`route.${route}`, t(`routes.${route}`)))}
      </fieldset>
      <fieldset className={errors.when ? "field field--error" : "field"} id="when" aria-describedby="when-hint">
        <legend className="field__label">{t("form.when")}</legend>
        <FieldHelp
          name="when"
          hint={conditions.length > 0 ? t("form.whenHint") : t("form.whenNone")}
          error={errors.when}
        />
        {conditions.map((condition) => (
          <fieldset className="question-form__condition" key={condition.id}>
            <legend>{condition.label}</legend>
            {condition.options.map(({ value, label }) => box(`when.${condition.id}.${value}`, label))}
          </fieldset>
        ))}
      </fieldset>
    </Fieldset>
  );
}
