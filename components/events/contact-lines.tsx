import type { EventView } from "@/lib/events/queries";

/** Whom to write to or call, in a few lines. */
export function ContactLines({
  event,
  role,
}: {
  event: Pick<EventView, "contactName" | "contactEmail" | "contactPhone">;
  role: string | null;
}) {
  return (
    <p className="contact-lines">
      <span>{event.contactName}</span>
      {role && <span>{role}</span>}
      <a href={`mailto:${event.contactEmail}`}>{event.contactEmail}</a>
      {event.contactPhone && <a href={`tel:${event.contactPhone.replace(/[^+\d]/g, "")}`}>{event.contactPhone}</a>}
    </p>
  );
}
