import type { ReactNode } from "react";
import { SummaryList } from "@/components/ui/summary-list";
import type { RecordedAttendance } from "@/lib/attendance/queries";
import { asDate, canRecord, eventDays } from "@/lib/attendance/rules";
import { formatDayRange } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { saveAttendance } from "./actions";

type Props = {
  t: Translate<"admin">;
  locale: Locale;
  event: { slug: string; startsAt: Date; endsAt: Date; timeZone: string };
  registration: { id: string; name: string };
  recorded: RecordedAttendance[];
  /** Whether this organiser may mark people, and this person can be marked. */
  mayRecord: boolean;
  now: Date;
  moment: (at: Date) => ReactNode;
};

/** Whether somebody was there, day by day; from the morning of each day on it can be marked. */
export function PersonAttendance(props: Props) {
  const { t, locale, event, recorded, moment } = props;
  return (
    <section className="stack" aria-labelledby="attendance">
      <h2 id="attendance">{t("attendance.title")}</h2>
      <SummaryList
        rows={eventDays(event).map((day) => {
          const present = recorded.find((one) => one.day === day);
          return {
            name: `day-${day}`,
            label: formatDayRange(asDate(day), asDate(day), locale),
            value: (
              <div className="cluster">
                {present ? (
                  <span>
                    <strong>{t("attendance.present")}</strong>, {moment(present.recordedAt)}
                    {present.recordedBy && (
                      <>
                        , <bdi>{present.recordedBy}</bdi>
                      </>
                    )}
                  </span>
                ) : (
                  <span>{t("attendance.notMarked")}</span>
                )}
                <Mark {...props} day={day} isPresent={present !== undefined} />
              </div>
            ),
          };
        })}
      />
    </section>
  );
}

function Mark({ t, event, registration, mayRecord, now, day, isPresent }: Props & { day: string; isPresent: boolean }) {
  if (!canRecord(event, day, now)) return <span className="field__hint">{t("attendance.notYet")}</span>;
  if (!mayRecord) return null;
  return (
    <form action={saveAttendance}>
      <input type="hidden" name="slug" value={event.slug} />
      <input type="hidden" name="id" value={registration.id} />
      <input type="hidden" name="day" value={day} />
      <input type="hidden" name="present" value={isPresent ? "no" : "yes"} />
      <button className={isPresent ? "button button--quiet" : "button button--secondary"} type="submit">
        {t(isPresent ? "attendance.withdraw" : "attendance.record")}
        <span className="visually-hidden">: {registration.name}</span>
      </button>
    </form>
  );
}
