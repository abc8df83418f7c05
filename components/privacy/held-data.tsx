import { DetailsSummary } from "@/components/registrations/details-summary";
import type { EventView } from "@/lib/events/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { HeldByOne } from "@/lib/privacy/queries";
import { HeldAnswers } from "./held-answers";
import { HeldPeople } from "./held-people";
import { HeldRecord } from "./held-record";
import { HeldStanding } from "./held-standing";

export type HeldProps = {
  locale: Locale;
  event: EventView;
  data: HeldByOne;
  /** A moment in the event's time zone. */
  moment: (at: Date) => string;
};

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
