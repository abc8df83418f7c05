import { TextArea } from "@/components/forms/text-area";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"admin">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  registrationId: string;
  /** What the button says, and the way back. */
  confirm: string;
  keep: string;
  /** What was typed before, and what is wrong with it. */
  reason?: string;
  error?: string;
  /** Where somebody goes who thinks better of it. */
  back: string;
};

/** The reason that is mailed to the participant, and the button. */
export function ReasonForm({ t, action, slug, registrationId, confirm, keep, reason, error, back }: Props) {
  return (
    <form action={action} key={reason} noValidate>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={registrationId} />
      <TextArea name="reason" label={t("cancel.reason")} hint={t("cancel.reasonHint")} value={reason} error={error} />
      <div className="cluster">
        <button className="button button--danger" type="submit">
          {confirm}
        </button>
        <a href={back}>{keep}</a>
      </div>
    </form>
  );
}
