import { FocusOnArrival } from "@/components/forms/focus-on-arrival";
import type { Translate } from "@/lib/i18n/translator";

type Name =
  | "startsAt"
  | "endsAt"
  | "registrationOpensAt"
  | "registrationClosesAt"
  | "changesCloseAt"
  | "cancellationsCloseAt"
  | "travelRequestsCloseAt"
  | "conferenceStartsOn"
  | "conferenceEndsOn";

/** Where the dates of an event go in its copy. */
export function MovedDates({
  t,
  dates,
}: {
  t: Translate<"eventEditor">;
  dates: { name: Name; was: string; is: string }[];
}) {
  return (
    <section className="stack" id="dates" aria-labelledby="dates-title" tabIndex={-1}>
      <h2 id="dates-title">{t("duplicate.dates")}</h2>
      <table className="table table--stack">
        <caption className="visually-hidden">{t("duplicate.dates")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("duplicate.what")}</th>
            <th scope="col">{t("duplicate.was")}</th>
            <th scope="col">{t("duplicate.is")}</th>
          </tr>
        </thead>
        <tbody>
          {dates.map(({ name, was, is }) => (
            <tr key={name}>
              <th scope="row">{t(`duplicate.moments.${name}`)}</th>
              <td data-label={t("duplicate.was")}>{was}</td>
              <td data-label={t("duplicate.is")}>{is}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t("duplicate.datesMore")}</p>
      <FocusOnArrival target="dates" />
    </section>
  );
}
