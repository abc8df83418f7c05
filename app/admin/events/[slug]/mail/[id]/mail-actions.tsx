import type { Translate } from "@/lib/i18n/translator";
import type { DeskMail } from "@/lib/mail-desk/queries";
import { canRetry, isAddressAtFault, withdrawRefusal } from "@/lib/mail-desk/rules";
import { retry, withdraw } from "../actions";

type Props = {
  t: Translate<"mailDesk">;
  slug: string;
  mail: DeskMail;
  /** Address of the list of registrations. */
  registrations: string;
  mayChange: boolean;
};

/** What can be done about a mail now; the actions check all of it again. */
export function MailActions({ t, slug, mail, registrations, mayChange }: Props) {
  const { status, reason, bounces, registration } = mail;
  if (!mayChange) return <p className="field__hint">{t("mail.readOnly")}</p>;
  const isAddress = isAddressAtFault(reason, bounces) && registration;
  const about = (
    <>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={mail.id} />
    </>
  );
  return (
    <div className="cluster">
      {isAddress && (
        <a className="button" href={`${registrations}/${registration.id}/address`}>
          {t("mail.address")}
        </a>
      )}
      {canRetry(status, reason) && (
        <form action={retry}>
          {about}
          <button className={isAddress ? "button button--secondary" : "button"} type="submit">
            {t("mail.retry")}
          </button>
        </form>
      )}
      {withdrawRefusal(status) === null && (
        <form action={withdraw}>
          {about}
          <button className="button button--secondary" type="submit">
            {t("mail.withdraw")}
          </button>
        </form>
      )}
    </div>
  );
}
