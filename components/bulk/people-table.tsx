import { RegistrationStatusTag } from "@/components/admin/status";
import type { LeftOutReason } from "@/lib/bulk/rules";
import type { Translate } from "@/lib/i18n/translator";
import type { BulkItemOutcome, RegistrationStatus } from "@/prisma/generated/enums";

type Person = {
  id: string;
  givenName: string;
  familyName: string;
  organisation: string;
  status: RegistrationStatus;
  /** Why they are left out, or that it was so already. */
  reason: LeftOutReason | null;
  outcome?: BulkItemOutcome;
};

type Props = {
  t: Translate<"bulk">;
  admin: Translate<"admin">;
  caption: string;
  /** Address of the list, below which each person has a page. */
  registrations: string;
  people: Person[];
  /** Whether nothing follows: whoever was not dealt with stays so. */
  isOver?: boolean;
};

/** Whom it concerns, with the result of each or the reason why not. */
export function PeopleTable({ t, admin, caption, registrations, people, isOver = false }: Props) {
  if (people.length === 0) return <p className="empty-state">{t("result.none")}</p>;
  const withResult = people.some(({ reason, outcome }) => reason || outcome);
  const heading = t(people.some(({ outcome }) => outcome) ? "result.columns.result" : "result.columns.why");
  const result = ({ reason, outcome }: Person) => {
    if (reason) return t(`reasons.${reason}`);
    if (outcome === "done") return t("result.outcomes.done");
    return outcome === "waiting" ? t(isOver ? "result.outcomes.left" : "result.outcomes.waiting") : "";
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("result.scroll")} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("result.columns.name")}</th>
            <th scope="col">{t("result.columns.organisation")}</th>
            <th scope="col">{t("result.columns.status")}</th>
            {withResult && <th scope="col">{heading}</th>}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <a href={`${registrations}/${person.id}`}>
                  <bdi>{`${person.givenName} ${person.familyName}`}</bdi>
                </a>
              </th>
              <td data-label={t("result.columns.organisation")}>
                <bdi>{person.organisation}</bdi>
              </td>
              <td data-label={t("result.columns.status")}>
                <RegistrationStatusTag t={admin} status={person.status} />
              </td>
              {withResult && <td data-label={heading}>{result(person)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
