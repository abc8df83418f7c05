import { Notice } from "@/components/ui/notice";
import { isCancelled } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import type { AnswerError } from "@/lib/questions/schema";
import { isEnded } from "@/lib/registrations/rules";
import { deadlineWords, type OwnView } from "./own-view";

type Props = OwnView & {
  /** The offer of this place to a colleague that waits for an answer. */
  handover: { name: string; expiresAt: Date } | null;
  /** Questions the organisers need an answer to and have none. */
  missing: AnswerError[];
  canChange: boolean;
};

/** What waits for somebody: an answer that is missing, details a colleague filled in, a place that is on offer. */
export function OwnTasks({ locale, registration, event, now, standing, address, ...tasks }: Props) {
  const { handover, missing, canChange } = tasks;
  const t = translator(locale, "own");
  const { groupLead } = registration;
  const isToCome = !isEnded(standing) && !isCancelled(event) && now < event.startsAt;
  const name = isToCome && groupLead && `${groupLead.givenName} ${groupLead.familyName}`;
  return (
    <>
      {handover && (
        <Notice heading={t("handover.title", { name: handover.name })}>
          <p>
            {t("handover.text", { name: handover.name, until: deadlineWords(handover.expiresAt, event, locale) })}{" "}
            <a href={`${address}/hand-over`}>{t("handover.see")}</a>
          </p>
        </Notice>
      )}
      {name && (
        <Notice heading={t("registeredBy.title", { name })}>
          <p>
            {canChange && t("registeredBy.text")} {t("registeredBy.mistake")}{" "}
            {canChange && missing.length === 0 && <a href={`${address}/change`}>{t("registeredBy.change")}</a>}
          </p>
        </Notice>
      )}
      {canChange && missing.length > 0 && (
        <Notice tone="warning" heading={t("missing.title", { count: missing.length })}>
          <p>{t("missing.text")}</p>
          <ul>
            {missing.map(({ name: field, label }) => (
              <li key={field}>
                <a href={`${address}/change#${field}`}>{label}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
