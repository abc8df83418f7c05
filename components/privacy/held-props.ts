import type { EventView } from "@/lib/events/queries";
import type { Locale } from "@/lib/i18n/locales";
import type { HeldByOne } from "@/lib/privacy/queries";

/** What every section of the page with everything held about somebody is given. */
export type HeldProps = {
  locale: Locale;
  event: EventView;
  data: HeldByOne;
  /** A moment in the event's time zone. */
  moment: (at: Date) => string;
};
