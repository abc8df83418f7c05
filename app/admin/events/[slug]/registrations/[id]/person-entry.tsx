import type { ReactNode } from "react";
import { SummaryList, type SummaryRow } from "@/components/ui/summary-list";
import type { DeskRegistration } from "@/lib/desk/queries";
import { fieldLabel } from "@/lib/i18n/registration-words";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"admin">;
  registration: DeskRegistration;
  /** Place in line, 1 for the next; null for those who do not wait. */
  place: number | null;
  /** Addresses of the event's list of registrations and of its invitations. */
  list: string;
  invitations: string;
  moment: (at: Date) => ReactNode;
};

type Named = { id: string; givenName: string; familyName: string };

/** How somebody came to be registered, what was proven and decided, and whom they came with. Only what there is. */
export function PersonEntry({ t, registration, place, list, invitations, moment }: Props) {
  const person = ({ id, givenName, familyName }: Named) => (
    <a key={id} href={`${list}/${id}`}>
      <bdi>{`${givenName} ${familyName}`}</bdi>
    </a>
  );
  const { accessCode, invitation, colleagues } = registration;
  const rows: [string, ReactNode][] = [
    ["route", t(`routes.${registration.route}`)],
    ["place", place],
    ["heldUntil", registration.heldUntil && moment(registration.heldUntil)],
    ["verifiedAt", registration.verifiedAt && moment(registration.verifiedAt)],
    ["approvedAt", registration.approvedAt && moment(registration.approvedAt)],
    [
      "invitation",
      invitation && (
        <>
          <a href={invitations}>
            <bdi>{invitation.email}</bdi>
          </a>
          , {moment(invitation.createdAt)}
        </>
      ),
    ],
    ["accessCode", accessCode && <bdi>{`${accessCode.label} (${accessCode.code})`}</bdi>],
    ["groupLead", registration.groupLead && person(registration.groupLead)],
    ["colleagues", colleagues.length > 0 && <span className="link-lines">{colleagues.map(person)}</span>],
    ["handedOverBy", registration.handedOverBy && person(registration.handedOverBy)],
    ["handedOverTo", registration.handedOverTo && person(registration.handedOverTo)],
    ["mergedInto", registration.mergedInto && person(registration.mergedInto)],
    [
      "mergedFrom",
      registration.mergedFrom.length > 0 && <span className="link-lines">{registration.mergedFrom.map(person)}</span>,
    ],
    ["deletionRequestedAt", registration.deletionRequestedAt && moment(registration.deletionRequestedAt)],
    ["erasedAt", registration.erasedAt && moment(registration.erasedAt)],
  ];
  return (
    <section className="stack" aria-labelledby="entry">
      <h2 id="entry">{t("person.entry")}</h2>
      <SummaryList
        rows={rows.flatMap(([name, value]): SummaryRow[] =>
          value ? [{ name, label: fieldLabel(t, name), value }] : [],
        )}
      />
    </section>
  );
}
