import { isCancelled } from "@/lib/events/rules";
import type { Translate } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import type { OrganiserRole } from "@/lib/organisers/schema";
import { holdsSeat, isEnded, transition } from "@/lib/registrations/rules";
import type { EventStatus, RegistrationStatus } from "@/prisma/generated/enums";
import { approve, resendConfirmation } from "./actions";

type Props = {
  t: Translate<"admin">;
  words: Translate<"personDesk">;
  role: OrganiserRole;
  slug: string;
  registration: {
    id: string;
    status: RegistrationStatus;
    deletionRequestedAt: Date | null;
    erasedAt: Date | null;
    mergedInto: object | null;
  };
  event: { status: EventStatus; hasWaitingList: boolean };
  here: string;
};

/** What this organiser can do with this registration now; the actions check all of it again. */
export function PersonActions({ t, words, role, slug, registration, event, here }: Props) {
  const { id, status } = registration;
  if (!can(role, "registrations.change")) return <p>{t("person.readOnly")}</p>;
  const wantsErasure = registration.deletionRequestedAt !== null && registration.erasedAt === null;
  const erase = wantsErasure && (
    <a className="button button--secondary" href={`${here}/erase`}>
      {t("person.erase")}
    </a>
  );
  const isWhole = !registration.erasedAt && !registration.mergedInto && !isCancelled(event);
  if (isEnded(status) || isCancelled(event)) {
    if (!erase && !isWhole) return <p>{t("person.nothing")}</p>;
    return (
      <div className="cluster no-print">
        {isWhole && (
          <a className="button button--secondary" href={`${here}/restore`}>
            {words(status === "cancelled" ? "restore.link" : "restore.linkDeclined")}
          </a>
        )}
        {isWhole && <a href={`${here}/merge`}>{words("merge.link")}</a>}
        {erase}
      </div>
    );
  }
  const canDecline = transition(status, "decline") !== null;
  return (
    <div className="cluster no-print">
      {status === "awaiting_approval" && (
        <form action={approve}>
          <About slug={slug} id={id} />
          <button className="button" type="submit">
            {t("person.approve")}
          </button>
        </form>
      )}
      {status === "waitlisted" && (
        <a className="button" href={`/admin/events/${slug}/waiting-list/${id}/offer`}>
          {t("person.offer")}
        </a>
      )}
      <form action={resendConfirmation}>
        <About slug={slug} id={id} />
        <button className="button button--secondary" type="submit">
          {t(status === "confirmed" ? "person.resend" : "person.resendOther")}
        </button>
      </form>
      {canDecline && (
        <a className="button button--caution" href={`${here}/decline`}>
          {t("person.decline")}
        </a>
      )}
      {erase}
      {holdsSeat(status) && event.hasWaitingList && <a href={`${here}/move`}>{words("move.link")}</a>}
      <a href={`${here}/merge`}>{words("merge.link")}</a>
      <a className={canDecline ? undefined : "button button--caution"} href={`${here}/cancel`}>
        {t("person.cancel")}
      </a>
    </div>
  );
}

/** Which registration a button is about. */
function About({ slug, id }: { slug: string; id: string }) {
  return (
    <>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={id} />
    </>
  );
}
