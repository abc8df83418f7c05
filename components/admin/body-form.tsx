import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"recognised">;
  action: (form: FormData) => Promise<void>;
  /** Of the body that is changed; none for a new one. */
  id?: string;
  /** Of what the form was shown with; none for a new one. */
  version?: string;
  values: { name?: string; domains?: string };
  errors: { name?: string; domains?: string };
};

/** Name and domains of a recognised body. */
export function BodyForm({ t, action, id, version, values, errors }: Props) {
  return (
    <form action={action} key={JSON.stringify(values)} noValidate>
      {id && <input type="hidden" name="id" value={id} />}
      {version && <input type="hidden" name="version" value={version} />}
      <TextField name="name" label={t("form.name")} value={values.name} error={errors.name} />
      <TextArea
        name="domains"
        label={t("form.domains")}
        hint={t("form.domainsHint")}
        value={values.domains}
        error={errors.domains}
        rows={6}
      />
      <div className="cluster">
        <button className="button" type="submit">
          {t("form.save")}
        </button>
        <a href="/admin/recognised">{t("form.back")}</a>
      </div>
    </form>
  );
}
