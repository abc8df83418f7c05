import { formatDate, formatTimeRange, formatTimeZone } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, cancelLink, organisersMessage, ownLink, standing } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"event.changed">;

/** Another day, another time or another place: what is so now, with what it was before beside it. */
export function eventChangedLetter(content: Content): Letter {
  const { event, registration, locale, isConfirmed, message } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const before = beforeOf(content);
  const what = whatChanged(before);
  const intro = t(`eventChanged.intro.${what}`, { title });
  // That the room would follow is nothing that somebody has to be told again.
  const rows = eventRows(event, registration, locale, before.wasKnown ? before : { ...before, place: null });
  const now = formatDate(event.startsAt, locale, event.timeZone);
  return {
    ...aboutRegistration(content),
    subject: t(`eventChanged.subject.${what}`, { title, date: now }),
    preview: intro,
    heading: t(`eventChanged.heading.${what}`),
    opening: paragraphs(intro),
    vital: paragraphs(intro),
    blocks: [
      ...organisersMessage(message, locale),
      { type: "facts", rows },
      ...paragraphs(
        isConfirmed ? t("eventChanged.calendar") : null,
        isConfirmed ? t("eventChanged.stands") : standing(registration, locale),
      ),
      ownLink(registration, locale),
      ...(isConfirmed ? cancelLink(registration, locale) : []),
    ],
  };
}

function whatChanged({ date, time, place, wasKnown }: ReturnType<typeof beforeOf>) {
  if (date) return place ? "dateAndPlace" : "date";
  if (time) return place ? "timeAndPlace" : "time";
  if (place && !wasKnown) return "room";
  // Moved and moved back before the mail could leave: what holds is said all the same.
  return place ? "place" : "same";
}

/** What was otherwise before, as the reader was told it. */
function beforeOf({ event, before, locale }: Content) {
  const shown = ({ startsAt, endsAt, timeZone = event.timeZone }: Content["before"]) => ({
    date: formatDate(startsAt, locale, timeZone),
    time: formatTimeRange(startsAt, endsAt, locale, timeZone),
    zone: formatTimeZone(startsAt, locale, timeZone),
  });
  const [was, is] = [shown(before), shown(event)];
  // Ten o'clock in another time zone is another time.
  const isOtherZone = was.zone !== is.zone && before.startsAt.getTime() !== event.startsAt.getTime();
  return {
    date: was.date === is.date ? null : was.date,
    time: isOtherZone ? `${was.time}, ${was.zone}` : was.time === is.time ? null : was.time,
    place: before.place === event.place ? null : before.place,
    /** Whether there was more to say of the place than that the room would follow. */
    wasKnown: before.place !== translator(locale, "event")("roomLater", { city: event.city }),
  };
}

export default function EventChanged(content: Content) {
  return <LetterMail letter={eventChangedLetter(content)} />;
}
EventChanged.PreviewProps = samples("en")["event.changed"];
