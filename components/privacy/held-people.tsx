import { SummaryList, type SummaryRow } from "@/components/ui/summary-list";
import { translator } from "@/lib/i18n/translator";
import type { HeldByOne } from "@/lib/privacy/queries";
import type { HeldProps } from "./held-props";

/** Colleagues whom somebody registered or asked to take over, and the invitation that they came by. */
export function HeldPeople({ locale, data: { colleagues, handovers, invitation }, moment }: HeldProps) {
  const t = translator(locale, "ownData");
  const answer = ({ acceptedAt, declinedAt, withdrawnAt }: HeldByOne["handovers"][number]) => {
    if (acceptedAt) return t("handover.accepted", { date: moment(acceptedAt) });
    if (declinedAt) return t("handover.declined", { date: moment(declinedAt) });
    return withdrawnAt && t("handover.withdrawn", { date: moment(withdrawnAt) });
  };
  const people: SummaryRow[] = [
    ...colleagues.map((name, index) => ({ name: `colleague-${index}`, label: name, value: t("colleague") })),
    ...handovers.map((handover) => ({
      name: handover.id,
      label: handover.name,
      value: (
        <span className="breakable">
          {t("handover.asked", { email: handover.email, date: moment(handover.createdAt) })} {answer(handover)}
        </span>
      ),
    })),
  ];
  const invited = (["createdAt", "remindedAt", "reservedUntil", "acceptedAt"] as const).flatMap((name) => {
    const at = invitation?.[name];
    return at ? [{ name, label: t(`invitation.${name}`), value: moment(at) }] : [];
  });
  return (
    <>
      {people.length > 0 && (
        <>
          <h2>{t("sections.people")}</h2>
          <SummaryList rows={people} />
        </>
      )}
      {invitation && (
        <>
          <h2>{t("sections.invitation")}</h2>
          <SummaryList
            rows={[
              ...(invitation.name ? [{ name: "name", label: t("invitation.name"), value: invitation.name }] : []),
              {
                name: "email",
                label: t("invitation.email"),
                value: <span className="breakable">{invitation.email}</span>,
              },
              ...invited,
            ]}
          />
        </>
      )}
    </>
  );
}
