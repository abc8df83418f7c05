import { database } from "@/lib/db";
import { listDeskEvents } from "@/lib/desk/queries";
import { requireOrganiser } from "../gate";
import { adminTitle } from "../title";
import { EventsList } from "./events-list";

export const generateMetadata = () => adminTitle((t) => t("events.title"));

/** The events, also where there is a single one. */
export default async function AllEventsPage() {
  const scope = await requireOrganiser("registrations.read");
  return <EventsList scope={scope} events={await listDeskEvents(database(), scope)} />;
}
