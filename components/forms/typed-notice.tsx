import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  forms: Translate<"forms">;
  action: (form: FormData) => Promise<void>;
  /** Name under which what was typed is kept. */
  name: string;
};

/**
 * Stands above a form that shows what its reader typed and has not saved: whoever comes back to it later would take that for
 * what is on record, and send it along with the next change.
 */
export function TypedNotice({ forms: t, action, name }: Props) {
  return (
    <Notice tone="warning">
      <p>{t("typed.text")}</p>
      <form action={action}>
        <input type="hidden" name="form" value={name} />
        <button className="button button--secondary" type="submit">
          {t("typed.drop")}
        </button>
      </form>
    </Notice>
  );
}
