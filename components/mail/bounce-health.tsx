import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";

type Mailbox = { name: string; readAt: Date | null; lastError: string | null; failingSince: Date | null };

type Props = {
  t: Translate<"mailDesk">;
  /** Whether a mailbox for returned mail is set. */
  isSet: boolean;
  mailboxes: Mailbox[];
  moment: (at: Date) => ReactNode;
};

/** Whether mail that comes back is seen. */
export function BounceHealth({ t, isSet, mailboxes, moment }: Props) {
  return (
    <section className="stack" aria-labelledby="bounces">
      <h2 id="bounces">{t("desk.bounceTitle")}</h2>
      {!isSet && <p>{t("desk.bounceNone")}</p>}
      {isSet && mailboxes.length === 0 && <p>{t("desk.bounceNotYet")}</p>}
      {isSet && mailboxes.map((mailbox) => <MailboxLine key={mailbox.name} t={t} mailbox={mailbox} moment={moment} />)}
    </section>
  );
}

function MailboxLine({ t, mailbox, moment }: Pick<Props, "t" | "moment"> & { mailbox: Mailbox }) {
  const { name, readAt, lastError, failingSince } = mailbox;
  const words = (key: "desk.bounceGood" | "desk.bounceBad", at: Date) =>
    t.rich(key, { name: () => <bdi>{name}</bdi>, moment: () => moment(at) });
  if (failingSince) {
    return (
      <Notice tone="warning">
        <p>{words("desk.bounceBad", failingSince)}</p>
        {lastError && <code className="server-answer">{lastError}</code>}
        <p>{t("desk.bounceRemedy")}</p>
      </Notice>
    );
  }
  return readAt ? <p>{words("desk.bounceGood", readAt)}</p> : <p>{t("desk.bounceNotYet")}</p>;
}
