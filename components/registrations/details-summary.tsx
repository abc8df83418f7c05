import type { ReactNode } from "react";
import { SummaryList, type SummaryRow } from "@/components/ui/summary-list";
import { formatCountry } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type RegistrationField, registrationFields } from "@/lib/registrations/constants";
import type { RegistrationDetails } from "@/lib/registrations/schema";

type Props = {
  locale: Locale;
  details: RegistrationDetails;
  asksConference: boolean;
  /** Address of the form in which a field is changed; no "Change" links without it. */
  changeHref?: string;
  /** Shown under the value of the address. */
  emailRemark?: ReactNode;
  /** Only these fields, for somebody who was not asked all of them. */
  fields?: readonly RegistrationField[];
  /** Fields that stay as they are: without a "Change" link. */
  fixed?: readonly RegistrationField[];
};

/** What somebody answered, in words. */
export function DetailsSummary({
  locale,
  details,
  asksConference,
  changeHref,
  emailRemark,
  fields = registrationFields,
  fixed = [],
}: Props) {
  const t = translator(locale, "registration");
  const words = translator(locale, "forms");
  const value = (field: RegistrationField): ReactNode => {
    switch (field) {
      case "organisationType":
        return t(`organisationTypes.${details.organisationType}`);
      case "country":
        return formatCountry(details.country, locale);
      case "attendsConference":
        return details.attendsConference ? t(`conference.${details.attendsConference}`) : words("notGiven");
      case "photoConsent":
      case "listSharing":
        return (
          <>
            {details[field] ? words("yes") : words("no")}
            <span className="summary-list__remark">{t(`optIns.${field}`)}</span>
          </>
        );
      case "email":
        return (
          <>
            <span className="breakable">{details.email}</span>
            {emailRemark}
          </>
        );
      default:
        return <bdi>{details[field] ?? words("notGiven")}</bdi>;
    }
  };
  const rows = fields
    .filter((field) => asksConference || field !== "attendsConference")
    .map(
      (field): SummaryRow => ({
        name: field,
        label: t(`labels.${field}`),
        value: value(field),
        change:
          changeHref && !fixed.includes(field) ? { href: `${changeHref}#${field}`, text: words("change") } : undefined,
      }),
    );
  return <SummaryList rows={rows} />;
}
