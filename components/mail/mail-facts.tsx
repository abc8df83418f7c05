import type { ReactNode } from "react";
import { SummaryList, type SummaryRow } from "@/components/ui/summary-list";
import { formatLanguageAlone } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { DeskMail } from "@/lib/mail-desk/queries";
import { subjectOf } from "./mail-table";

type Props = {
  t: Translate<"mailDesk">;
  /** The reader's. */
  locale: Locale;
  mail: DeskMail;
  /** In words. */
  kind: string;
  /** Address of the list of registrations. */
  registrations: string;
  moment: (at: Date) => ReactNode;
};

/** To whom, what and when. */
export function MailFacts({ t, locale, mail, kind, registrations, moment }: Props) {
  const { recipient, recipientName, registration, locale: language, messageId, queuedAt, sentAt } = mail;
  const name = registration ? `${registration.givenName} ${registration.familyName}` : recipientName;
  const rows: [keyof typeof labels, ReactNode][] = [
    [
      "to",
      <span key="to" className="link-lines">
        {registration && (
          <a href={`${registrations}/${registration.id}`}>
            <bdi>{name}</bdi>
          </a>
        )}
        {!registration && name && <bdi>{name}</bdi>}
        <bdi>{recipient}</bdi>
      </span>,
    ],
    ["kind", kind],
    ["subject", subjectOf(mail) && <bdi>{subjectOf(mail)}</bdi>],
    ["language", formatLanguageAlone(language, locale)],
    ["decided", moment(queuedAt)],
    ["left", sentAt && moment(sentAt)],
    ["messageId", <code key="id">{messageId}</code>],
  ];
  const labels = {
    to: t("mail.to"),
    kind: t("mail.kind"),
    subject: t("mail.subject"),
    language: t("mail.language"),
    decided: t("mail.decided"),
    left: t("mail.left"),
    messageId: t("mail.messageId"),
  };
  return (
    <SummaryList
      rows={rows.flatMap(([row, value]): SummaryRow[] => (value ? [{ name: row, label: labels[row], value }] : []))}
    />
  );
}
