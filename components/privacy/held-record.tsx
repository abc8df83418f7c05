import { mailKindName } from "@/components/admin/status";
import { SummaryList } from "@/components/ui/summary-list";
import { translator } from "@/lib/i18n/translator";
import type { HeldByOne } from "@/lib/privacy/queries";
import type { HeldProps } from "./held-props";

/** What organisers wrote, the emails, and what happened when, the earliest first. Organisers act as "the organisers": which one is not shown. */
export function HeldRecord({ locale, data: { mails, history, notes }, moment }: HeldProps) {
  const t = translator(locale, "ownData");
  const admin = translator(locale, "admin");
  const fate = ({ status, sentAt, queuedAt, bounces }: HeldByOne["mails"][number]) => {
    if (sentAt && bounces.length > 0) return t("mail.returned", { date: moment(sentAt) });
    if (sentAt) return t("mail.sent", { date: moment(sentAt) });
    const isOpen = status !== "failed" && status !== "withdrawn";
    return t(isOpen ? "mail.queued" : `mail.${status}`, { date: moment(queuedAt) });
  };
  const sentence = (action: string) => {
    const key = `history.actions.${action.replace(".", ":")}` as "history.actions.registration:confirmed";
    return t.has(key) ? t(key) : t("history.other");
  };
  return (
    <>
      {notes.length > 0 && (
        <>
          <h2>{t("sections.notes")}</h2>
          <SummaryList
            rows={notes.map(({ id, text, writtenAt, changedAt }) => ({
              name: id,
              label: t("writtenAt", { date: moment(changedAt ?? writtenAt) }),
              value: <bdi>{text}</bdi>,
            }))}
          />
        </>
      )}
      <h2>{t("sections.mails")}</h2>
      {mails.length === 0 && <p>{t("none")}</p>}
      <SummaryList
        rows={mails.map((mail) => ({
          name: mail.id,
          label: fate(mail),
          value: mail.subject ?? mailKindName(admin, mail.kind),
        }))}
      />
      <h2>{t("sections.history")}</h2>
      {history.length === 0 && <p>{t("none")}</p>}
      <SummaryList
        rows={history.map(({ id, at, action, actorKind, reason }) => ({
          name: id,
          label: moment(at),
          value: (
            <>
              {sentence(action)}
              <span className="summary-list__remark">{t(`history.actors.${actorKind}`)}</span>
              {reason && <span className="summary-list__remark">{t("history.reason", { reason })}</span>}
            </>
          ),
        }))}
      />
    </>
  );
}
