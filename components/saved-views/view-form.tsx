import { Checkbox } from "@/components/forms/checkbox";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"savedViews">;
  action: (form: FormData) => Promise<void>;
  /** What is sent along: the event, and the list or the view it is about. */
  hidden: Record<string, string>;
  values: Record<string, string>;
  error?: string;
  /** Views of one's own that could be replaced. */
  own?: readonly { id: string; name: string }[];
};

/** Under which name a list is kept, and who finds it. */
export function ViewForm({ t, action, hidden, values, error, own = [] }: Props) {
  return (
    <form action={action} className="stack" key={JSON.stringify(values)} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField name="name" label={t("form.name")} hint={t("form.nameHint")} value={values.name} error={error} />
      {own.length > 0 && (
        <SelectField
          name="replaces"
          label={t("form.replaces")}
          hint={t("form.replacesHint")}
          value={values.replaces}
          options={own.map(({ id, name }) => ({ value: id, label: t("form.replace", { name }) }))}
          empty={t("form.newView")}
        />
      )}
      <Checkbox name="isShared" label={t("form.share")} checked={values.isShared === "yes"} />
      <button className="button" type="submit">
        {t("form.save")}
      </button>
    </form>
  );
}
