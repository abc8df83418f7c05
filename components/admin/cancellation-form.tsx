import { TextArea } from "@/components/forms/text-area";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"admin">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  registration: { id: string; email: string };
  /** What was typed before, and what is wrong with it. */
  reason: string | null;
  error?: string;
  /** Where somebody goes who thinks better of it. */
  back: string;
};

/** What a cancellation does, the reason that is mailed, and the button. */
export function CancellationForm({ t, action, slug, registration, reason, error, back }: Props) {
  return (
    <>
      <p>{t("cancel.text", { email: registration.email })}</p>
      <form action={action} noValidate>
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="id" value={registration.id} />
        <TextArea
          name="reason"
          label={t("cancel.reason")}
          hint={t("cancel.reasonHint")}
          value={reason ?? undefined}
          error={error}
        />
        <div className="cluster">
          <button className="button button--danger" type="submit">
            {t("cancel.confirm")}
          </button>
          <a href={back}>{t("cancel.keep")}</a>
        </div>
      </form>
    </>
  );
}
