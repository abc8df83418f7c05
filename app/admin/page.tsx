import { redirect } from "next/navigation";
import { visitorLocale } from "@/app/visitor";
import { StatusTag } from "@/components/ui/status-tag";
import { database } from "@/lib/db";
import { listDeskEvents } from "@/lib/desk/queries";
import { textFor } from "@/lib/events/rules";
import { formatDate } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "./frame";
import { requireOrganiser } from "./gate";
import { adminTitle } from "./title";

export const generateMetadata = () => adminTitle((t) => t("events.title"));

/** The events; with a single one, straight to it. */
export default async function EventsPage() {
  const scope = await requireOrganiser("registrations.read");
  const events = await listDeskEvents(database(), scope);
  const [only] = events;
  if (only && events.length === 1) redirect(`/admin/events/${only.slug}`);
  const locale = await visitorLocale();
  const t = translator(locale, "admin");
  return (
    <AdminFrame>
      <h1>{t("events.title")}</h1>
      {events.length === 0 && <p className="empty-state">{t("events.none")}</p>}
      <ul className="card-list">
        {events.map((event) => (
          <li className="card" key={event.id}>
            <h2>
              <a href={`/admin/events/${event.slug}`}>{textFor(event, locale).title}</a>
            </h2>
            <p>{formatDate(event.startsAt, locale, event.timeZone)}</p>
            {event.status !== "published" && (
              <p>
                <StatusTag tone={event.status === "draft" ? "waiting" : "ended"}>
                  {t(`events.${event.status}`)}
                </StatusTag>
              </p>
            )}
          </li>
        ))}
      </ul>
    </AdminFrame>
  );
}
