import { DetailsSummary } from "@/components/registrations/details-summary";
import { translator } from "@/lib/i18n/translator";
import { HeldAnswers } from "./held-answers";
import { HeldPeople } from "./held-people";
import type { HeldProps } from "./held-props";
import { HeldRecord } from "./held-record";
import { HeldStanding } from "./held-standing";

/** Everything held about one registration, in sections with the person's own words for them. */
export function HeldSections(props: HeldProps) {
  const { locale, event, data } = props;
  return (
    <>
      <HeldStanding {...props} />
      <h2>{translator(locale, "ownData")("sections.details")}</h2>
      <DetailsSummary locale={locale} details={data.registration} asksConference={event.conferenceStartsOn !== null} />
      <HeldAnswers {...props} />
      <HeldPeople {...props} />
      <HeldRecord {...props} />
    </>
  );
}
