import { HiddenFields } from "@/components/forms/hidden-fields";
import { RadioGroup } from "@/components/forms/radio-group";
import { Notice } from "@/components/ui/notice";
import type { AuditValue } from "@/lib/audit/schema";
import type { FieldValues } from "@/lib/edits/rules";
import { basisAsTyped, choiceField, isBookkeeping, shownField } from "@/lib/edits/schema";
import type { Translate } from "@/lib/i18n/translator";

export type Conflict = {
  field: string;
  label: string;
  /** In words: when the form was shown, now, and as this organiser wants it. */
  was: string;
  theirs: string;
  mine: string;
  /** What stands there now, as it is stored. */
  current: AuditValue;
  /** Who changed it, and when; null when the record does not say. */
  by: { actor: string; at: string } | null;
};

type Props = {
  t: Translate<"personDesk">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  registrationId: string;
  conflicts: Conflict[];
  /** Fields about which nothing was decided. */
  errors: readonly { name: string; message: string }[];
  /** Everything that was typed, and what the form was shown with. */
  values: Record<string, string>;
  shown: FieldValues;
  back: string;
};

/** What two people changed to different things: the second sees both, field by field, and decides. */
export function ConflictForm({ t, action, slug, registrationId, conflicts, errors, values, shown, back }: Props) {
  const typed = Object.fromEntries(Object.entries(values).filter(([name]) => !isBookkeeping(name)));
  const now = Object.fromEntries(conflicts.map(({ field, current }) => [shownField(field), JSON.stringify(current)]));
  return (
    <form className="stack" action={action} key={JSON.stringify([conflicts, errors])} noValidate>
      <HiddenFields values={{ ...typed, ...basisAsTyped(shown), ...now, slug, id: registrationId }} />
      <Notice tone="warning" heading={t("conflict.heading")} live>
        <p>{t("conflict.lead")}</p>
      </Notice>
      {conflicts.map(({ field, label, was, theirs, mine, by }) => (
        <RadioGroup
          key={field}
          name={choiceField(field)}
          label={label}
          hint={[t("conflict.was", { value: was }), by && t("conflict.by", by)].filter(Boolean).join("; ")}
          value={values[choiceField(field)]}
          error={errors.find(({ name }) => name === choiceField(field))?.message}
          options={[
            { value: "theirs", label: t("conflict.theirs", { value: theirs }) },
            { value: "mine", label: t("conflict.mine", { value: mine }) },
          ]}
        />
      ))}
      <p>{t("conflict.rest")}</p>
      <div className="cluster">
        <button className="button" type="submit">
          {t("conflict.save")}
        </button>
        <a href={back}>{t("edit.keep")}</a>
      </div>
    </form>
  );
}
