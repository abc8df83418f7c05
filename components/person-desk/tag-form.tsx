import { HiddenFields } from "@/components/forms/hidden-fields";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"personDesk">;
  action: (form: FormData) => Promise<void>;
  about: Record<string, string>;
  /** Names of the event's other tags, for whoever looks for the word that others use. */
  others: string[];
  value: string | undefined;
  error?: string;
};

/** How many of the other tags are named. */
const NAMED = 8;

/** A tag to be added; the event's others are named beside it, and offered while typing. */
export function TagForm({ t, action, about, others, value, error }: Props) {
  const named = others.slice(0, NAMED).join(", ");
  return (
    <form className="stack no-print" action={action} key={value} noValidate>
      <HiddenFields values={about} />
      <TextField
        name="tag"
        label={t("tags.add")}
        hint={named ? t("tags.hint", { others: named }) : t("tags.hintAlone")}
        value={value}
        error={error}
        autoComplete="off"
      />
      <p>
        <button className="button button--secondary" type="submit">
          {t("tags.button")}
        </button>
      </p>
    </form>
  );
}
