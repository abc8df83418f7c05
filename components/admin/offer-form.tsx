import { Checkbox } from "@/components/forms/checkbox";
import { Notice } from "@/components/ui/notice";
import type { Seats } from "@/lib/events/rules";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"seats">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  person: { id: string; name: string; email: string };
  /** Names of those who have waited longer, in their order. */
  passedOver: string[];
  seats: Seats;
  /** No seat is free: the offer goes beyond capacity. */
  isOver: boolean;
  error?: string;
  back: string;
};

/** How many of those who are passed over are named. */
const NAMED = 10;

/** What an offer does to others, a box to tick where it does anything to them, and the button. */
export function OfferForm({ t, action, slug, person, passedOver, seats, isOver, error, back }: Props) {
  const needsConfirmation = isOver || passedOver.length > 0;
  const confirmed = !isOver ? "confirmOutOfTurn" : passedOver.length > 0 ? "confirmBoth" : "confirmOver";
  const more = passedOver.length - NAMED;
  return (
    <>
      {!needsConfirmation && <p>{t("offer.inTurn", { name: person.name })}</p>}
      {passedOver.length > 0 && (
        <Notice tone="warning">
          <p>{t("offer.outOfTurn", { count: passedOver.length })}</p>
          <ol>
            {passedOver.slice(0, NAMED).map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list of names that never changes, and two may be the same
              <li key={index}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ol>
          {more > 0 && <p>{t("offer.andMore", { count: more })}</p>}
        </Notice>
      )}
      {isOver && (
        <Notice tone="warning">
          <p>{t("offer.noSeat", { held: seats.held, capacity: seats.capacity, reserved: seats.reserved })}</p>
        </Notice>
      )}
      <p>
        {t("offer.mail", { email: person.email })} {needsConfirmation && t("offer.recorded")}
      </p>
      <form action={action} noValidate>
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="id" value={person.id} />
        <input type="hidden" name="asked" value="yes" />
        {isOver && <input type="hidden" name="over" value="yes" />}
        {needsConfirmation && <Checkbox name="confirmed" label={t(`offer.${confirmed}`)} error={error} />}
        <div className="cluster">
          <button className="button" type="submit">
            {t("offer.button")}
          </button>
          <a href={back}>{t("offer.keep")}</a>
        </div>
      </form>
    </>
  );
}
