import { HiddenFields } from "@/components/forms/hidden-fields";
import { RadioGroup } from "@/components/forms/radio-group";
import type { Translate } from "@/lib/i18n/translator";

type Choice = { name: string; label: string; kept: string; other: string; value: string };

type Props = {
  t: Translate<"personDesk">;
  action: (form: FormData) => Promise<void>;
  hidden: Record<string, string>;
  /** What the two registrations differ in, in words. */
  choices: Choice[];
  references: { kept: string; other: string };
  /** Whether there is anybody to tell: the one that stays is live. */
  canTell: boolean;
  back: string;
};

/** Field by field whose value stays, and whether the person is mailed. */
export function MergeForm({ t, action, hidden, choices, references, canTell, back }: Props) {
  return (
    <form className="stack" action={action} key={JSON.stringify(choices)} noValidate>
      <HiddenFields values={hidden} />
      <h2>{t("merge.choose")}</h2>
      {choices.map(({ name, label, kept, other, value }) => (
        <RadioGroup
          key={name}
          name={name}
          label={label}
          value={value}
          options={[
            { value: "kept", label: t("merge.fromKept", { value: kept, reference: references.kept }) },
            { value: "other", label: t("merge.fromKept", { value: other, reference: references.other }) },
          ]}
        />
      ))}
      <p>{t(choices.length > 0 ? "merge.same" : "merge.allSame")}</p>
      {canTell && (
        <RadioGroup
          name="tells"
          label={t("merge.tells")}
          value="no"
          options={[
            { value: "no", label: t("merge.tellsNo") },
            { value: "yes", label: t("merge.tellsYes") },
          ]}
        />
      )}
      <p>
        <strong>{t("merge.final")}</strong>
      </p>
      <div className="cluster">
        <button className="button button--danger" type="submit">
          {t("merge.button")}
        </button>
        <a href={back}>{t("merge.keep")}</a>
      </div>
    </form>
  );
}
