import { redirect } from "next/navigation";
import { database } from "@/lib/db";
import { listDeskEvents } from "@/lib/desk/queries";
import { EventsList } from "./events/events-list";
import { requireSignedIn } from "./gate";
import { adminTitle } from "./title";

export const generateMetadata = () => adminTitle((t) => t("events.title"));

/** The events at which one has a role; with a single one, straight to it. */
export default async function DeskPage() {
  const organiser = await requireSignedIn();
  const events = await listDeskEvents(database(), organiser);
  const [only] = events;
  if (only && events.length === 1) redirect(`/admin/events/${only.slug}`);
  return <EventsList organiser={organiser} events={events} />;
}
