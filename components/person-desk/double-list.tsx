import type { ReactNode } from "react";
import { RegistrationStatusTag } from "@/components/admin/status";
import type { Translate } from "@/lib/i18n/translator";
import type { PossibleDouble } from "@/lib/merges/queries";

type Props = {
  t: Translate<"personDesk">;
  admin: Translate<"admin">;
  doubles: PossibleDouble[];
  /** Address of the registration they are compared with. */
  here: string;
  /** When somebody registered, as the page writes it. */
  moment: (at: Date) => ReactNode;
};

/** Who may be the same person, with what speaks for it and the way to compare the two. */
export function DoubleList({ t, admin, doubles, here, moment }: Props) {
  return (
    <ul className="note-list">
      {doubles.map(({ id, reference, status, givenName, familyName, organisation, email, registeredAt, ...same }) => (
        <li className="note-list__note" key={id}>
          <p>
            <bdi>{`${givenName} ${familyName}`}</bdi>, <bdi>{organisation}</bdi>
          </p>
          <p className="field__hint breakable">
            <bdi>{email}</bdi>, {t("merge.registered")} {moment(registeredAt)}
          </p>
          <p className="cluster">
            <RegistrationStatusTag t={admin} status={status} /> <span className="reference">{reference}</span>
            <span>{reasons(t, same)}</span>
          </p>
          <p>
            <a href={`${here}/merge/${id}`}>
              {t("merge.compare")}
              <span className="visually-hidden">: {reference}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

function reasons(
  t: Translate<"personDesk">,
  { sameName, sameOrganisation, sameAddress }: Pick<PossibleDouble, "sameName" | "sameOrganisation" | "sameAddress">,
): string {
  const name = sameName && t(sameOrganisation ? "merge.sameOrganisation" : "merge.sameName");
  return [name, sameAddress && t("merge.sameAddress")].filter(Boolean).join(", ");
}
