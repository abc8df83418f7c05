import type { EventText, EventView } from "@/lib/events/queries";
import { fundingOf } from "@/lib/events/rules";
import type { SiteFacts } from "./site-frame";

/** What the frame of a page shows of an event. */
export function siteFacts(event: EventView | null, text: EventText | null): SiteFacts {
  if (!event || !text) return { host: null, slug: null, contact: null, funding: null };
  return {
    host: text.privacyController,
    slug: event.slug,
    contact: {
      name: event.contactName,
      role: text.contactRole,
      email: event.contactEmail,
      phone: event.contactPhone,
    },
    funding: fundingOf(event, text),
  };
}
