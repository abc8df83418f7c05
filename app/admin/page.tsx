import { redirect } from "next/navigation";
import { database } from "@/lib/db";
import { listDeskEvents } from "@/lib/desk/queries";
import { EventsList } from "./events/events-list";
import { requireOrganiser } from "./gate";
import { adminTitle } from "./title";

export const generateMetadata = () => adminTitle((t) => t("events.title"));

/** The events; with a single one, straight to it. */
export default async function DeskPage() {
  const scope = await requireOrganiser("registrations.read");
  const events = await listDeskEvents(database(), scope);
  const [only] = events;
  if (only && events.length === 1) redirect(`/admin/events/${only.slug}`);
  return <EventsList scope={scope} events={events} />;
}
