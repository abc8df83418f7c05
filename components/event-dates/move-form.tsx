import { Fieldset } from "@/components/forms/fieldset";
import { MomentField } from "@/components/forms/moment-field";
import { SelectField } from "@/components/forms/select-field";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"eventDates">;
  forms: Translate<"forms">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  /** The zone of all moments, and those it can be; IANA names. */
  timeZone: string;
  timeZones: readonly string[];
  /** Those of the event, each with the names of its fields. */
  languages: { tag: string; name: string; city: string; message: string }[];
  /** What the form was made from. */
  basis: string;
};

const places = ["venueName", "venueBuilding", "venueRoom", "venueAddress"] as const;

/**
 * When and where an event is. The browser may check this form: a half-typed date would reach the server as nothing at
 * all, and be lost.
 */
export function MoveForm({ t, forms, action, slug, values, errors, timeZone, timeZones, languages, basis }: Props) {
  const about = (name: string) => ({ name, value: values[name], error: errors[name] });
  const moment = (name: string) => ({ ...about(name), forms, timeZone });
  const optional = (label: string) => t("form.optional", { label });
  return (
    <form action={action} key={JSON.stringify(values)}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="basis" value={basis} />
      <Fieldset legend={t("form.when")}>
        <SelectField
          {...about("timeZone")}
          label={t("form.timeZone")}
          hint={t("form.timeZoneHint")}
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        />
        <MomentField {...moment("startsAt")} label={t("form.startsAt")} />
        <MomentField {...moment("endsAt")} label={t("form.endsAt")} />
      </Fieldset>
      <Fieldset legend={t("form.where")} hint={t("form.whereHint")}>
        {places.map((name) => (
          <TextField key={name} {...about(name)} label={optional(t(`form.${name}`))} autoComplete="off" />
        ))}
        <TextField {...about("venueCity")} label={t("form.venueCity")} autoComplete="off" />
        {languages.map(({ tag, name, city }) => (
          <TextField
            key={tag}
            {...about(city)}
            label={optional(t("form.city", { language: name }))}
            hint={t("form.cityHint")}
            autoComplete="off"
            lang={tag}
          />
        ))}
      </Fieldset>
      <Fieldset legend={t("form.messages")} hint={t("form.messagesHint")}>
        {languages.map(({ tag, name, message }) => (
          <TextArea key={tag} {...about(message)} label={optional(t("form.message", { language: name }))} rows={4} />
        ))}
      </Fieldset>
      <button className="button" type="submit">
        {t("form.continue")}
      </button>
    </form>
  );
}
