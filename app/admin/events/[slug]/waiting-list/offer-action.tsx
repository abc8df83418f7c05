import type { Translate } from "@/lib/i18n/translator";
import { offer } from "./actions";

type Props = {
  t: Translate<"seats">;
  slug: string;
  person: { id: string; name: string };
  /** First in line while a seat is free: nobody is passed over and nothing has to be confirmed. */
  isPlain: boolean;
};

/** A button where nobody is passed over; otherwise the way to the page that says who would be. */
export function OfferAction({ t, slug, person, isPlain }: Props) {
  const to = <span className="visually-hidden"> {t("line.offerTo", { name: person.name })}</span>;
  if (!isPlain) {
    return (
      <a href={`/admin/events/${slug}/waiting-list/${person.id}/offer`}>
        {t("line.offerBelow")}
        {to}
      </a>
    );
  }
  return (
    <form action={offer}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={person.id} />
      <button className="button button--secondary" type="submit">
        {t("line.offer")}
        {to}
      </button>
    </form>
  );
}
