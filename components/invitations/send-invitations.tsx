import { Checkbox } from "@/components/forms/checkbox";
import { Notice } from "@/components/ui/notice";
import type { ListedPerson } from "@/lib/address-lists/rules";
import type { Translate } from "@/lib/i18n/translator";
import type { SetAsideRefusal } from "@/lib/invitations/rules";

type Props = {
  t: Translate<"invitations">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** Id of what was typed: whoever sends it has seen exactly this. */
  draft: string;
  /** IANA name, in which the page shows the moments: whoever sends it has seen those. */
  timeZone: string;
  people: ListedPerson[];
  /** Why their seats cannot be set aside, or only if the organiser says that they go before the waiting list. */
  refusal: SetAsideRefusal | null;
  error?: string;
  /** Where the number of seats is changed. */
  seatsPage: string;
};

/** Who is invited, what stands in the way, and the button where nothing does. */
export function SendInvitations({ t, action, slug, draft, timeZone, people, refusal, error, seatsPage }: Props) {
  const count = people.length;
  return (
    <section className="stack" aria-labelledby="people">
      <h2 id="people">
        {t("check.people")} ({count})
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it */}
      <section className="people-list" aria-labelledby="people" tabIndex={0}>
        <ol>
          {people.map(({ name, email }) => (
            <li key={email}>
              {name && <bdi>{name}</bdi>} <bdi className={name ? "field__hint" : undefined}>{email}</bdi>
            </li>
          ))}
        </ol>
      </section>
      {refusal?.reason === "not_enough_seats" ? (
        <Notice tone="warning" heading={t("check.notEnough")}>
          <p>
            {t.rich("check.notEnoughText", {
              free: refusal.free,
              count,
              seats: (words) => <a href={seatsPage}>{words}</a>,
            })}
          </p>
        </Notice>
      ) : (
        <form action={action}>
          <input type="hidden" name="slug" value={slug} />
          <input type="hidden" name="draft" value={draft} />
          <input type="hidden" name="timeZone" value={timeZone} />
          {refusal && (
            <>
              <Notice tone="warning" heading={t("check.waiting")}>
                <p>{t("check.waitingText", { waiting: refusal.waiting })}</p>
              </Notice>
              <Checkbox name="overWaitingList" label={t("check.overWaitingList")} error={error} />
            </>
          )}
          <button className="button" type="submit">
            {t("check.send", { count })}
          </button>
        </form>
      )}
    </section>
  );
}
