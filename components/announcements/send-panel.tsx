import type { ReactNode } from "react";
import { MomentField } from "@/components/forms/moment-field";
import type { Translate } from "@/lib/i18n/translator";

type Action = (form: FormData) => Promise<void>;
type Props = {
  t: Translate<"announcements">;
  forms: Translate<"forms">;
  /** Which announcement in which version, as hidden fields. */
  about: ReactNode;
  sendNow: Action;
  sendLater: Action;
  /** How many get it now. */
  count: number;
  timeZone: string;
  startsAt: string;
  /** The time that was typed and could not be used, with what to do about it. */
  typed: string;
  error?: string;
};

/** The two buttons that send: now, or at a time. */
export function SendPanel({ t, forms, about, sendNow, sendLater, count, timeZone, startsAt, typed, error }: Props) {
  return (
    <section className="stack send-panel" aria-labelledby="send">
      <h2 id="send">{t("check.send")}</h2>
      <form action={sendNow}>
        {about}
        <button className="button" type="submit">
          {t("check.sendNow", { count })}
        </button>
      </form>
      <form action={sendLater} key={typed} noValidate>
        {about}
        <input type="hidden" name="timeZone" value={timeZone} />
        <MomentField
          name="sendAt"
          forms={forms}
          timeZone={timeZone}
          label={t("check.sendAt")}
          hint={t("check.sendAtHint", { timeZone, startsAt })}
          value={typed}
          error={error}
        />
        <button className="button button--secondary" type="submit">
          {t("check.schedule", { count })}
        </button>
      </form>
    </section>
  );
}
