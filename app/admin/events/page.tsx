import { database } from "@/lib/db";
import { listDeskEvents } from "@/lib/desk/queries";
import { requireSignedIn } from "../gate";
import { adminTitle } from "../title";
import { EventsList } from "./events-list";

export const generateMetadata = () => adminTitle((t) => t("events.title"));

/** The events at which one has a role, also where there is a single one. */
export default async function AllEventsPage() {
  const organiser = await requireSignedIn();
  return <EventsList organiser={organiser} events={await listDeskEvents(database(), organiser)} />;
}
