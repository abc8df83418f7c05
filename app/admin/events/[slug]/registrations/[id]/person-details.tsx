import type { ReactNode } from "react";
import { SummaryList } from "@/components/ui/summary-list";
import type { DeskRegistration } from "@/lib/desk/queries";
import type { Locale } from "@/lib/i18n/locales";
import { fieldLabel, valueInWords } from "@/lib/i18n/registration-words";
import { type Translate, translator } from "@/lib/i18n/translator";
import { isPending } from "@/lib/registrations/rules";

const shownFields = [
  "email",
  "organisation",
  "organisationType",
  "country",
  "jobTitle",
  "attendsConference",
  "photoConsent",
  "listSharing",
  "locale",
] as const;

type Props = {
  t: Translate<"admin">;
  registration: DeskRegistration;
  locale: Locale;
  moment: (at: Date) => ReactNode;
  /** Where the address is corrected, and where the rest is changed; null for those who may not. */
  correct: string | null;
  edit: string | null;
};

/** What the participant gave, and when. Name, reference and status stand above it on the page. */
export function PersonDetails({ t, registration, locale, moment, correct, edit }: Props) {
  return (
    <section className="stack" aria-labelledby="details">
      <div className="cluster cluster--apart">
        <h2 id="details">{t("person.details")}</h2>
        {edit && (
          <a className="no-print" href={edit}>
            {translator(locale, "personDesk")("edit.link")}
          </a>
        )}
      </div>
      <SummaryList
        rows={[
          ...shownFields.map((field) => ({
            name: field,
            label: fieldLabel(t, field),
            value: (
              <>
                <bdi>{valueInWords(field, registration[field], locale)}</bdi>
                {field === "email" && correct && (
                  <>
                    {" "}
                    <a className="no-print" href={correct}>
                      {translator(locale, "forms")("change")}
                      <span className="visually-hidden">: {fieldLabel(t, field)}</span>
                    </a>
                  </>
                )}
              </>
            ),
          })),
          {
            name: "registeredAt",
            label: t(isPending(registration.status) ? "fields.receivedAt" : "fields.registeredAt"),
            value: moment(registration.registeredAt),
          },
          ...(registration.cancelledAt
            ? [{ name: "cancelledAt", label: t("fields.cancelledAt"), value: moment(registration.cancelledAt) }]
            : []),
        ]}
      />
    </section>
  );
}
