import { visitorLocale } from "@/app/visitor";
import { EventTable } from "@/components/event-editor/event-table";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import type { listDeskEvents } from "@/lib/desk/queries";
import { countPeople } from "@/lib/event-editor/queries";
import { nextFirst, stateOf } from "@/lib/event-editor/rules";
import { cityFor, languageOf, textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import type { SessionOrganiser } from "@/lib/organisers/schema";
import { AdminFrame } from "../frame";

type Props = { organiser: SessionOrganiser; events: Awaited<ReturnType<typeof listDeskEvents>> };

/** All events one may see, with how each stands. */
export async function EventsList({ organiser, events }: Props) {
  const locale = await visitorLocale();
  const t = translator(locale, "eventEditor");
  const now = clock.now();
  const people = await countPeople(
    database(),
    organiser,
    events.map(({ id }) => id),
  );
  const mayAdd = can(organiser.role, "events.change");
  const rows = nextFirst(events, now).map((event) => {
    const text = textFor(event, locale);
    return {
      ...event,
      title: text.title,
      lang: languageOf(text),
      city: cityFor(event, text),
      state: stateOf(event, now),
      people: people.get(event.id) ?? 0,
    };
  });
  return (
    <AdminFrame>
      <h1>{t("list.title")}</h1>
      {rows.length === 0 ? (
        <p className="empty-state">{t(organiser.role ? "list.none" : "list.noneForYou")}</p>
      ) : (
        <p className="lead">{t("list.lead")}</p>
      )}
      {mayAdd && (
        <p>
          <a className="button" href="/admin/events/new">
            {t("list.add")}
          </a>
        </p>
      )}
      {rows.length > 0 && <EventTable t={t} locale={locale} events={rows} mayAdd={mayAdd} />}
    </AdminFrame>
  );
}
