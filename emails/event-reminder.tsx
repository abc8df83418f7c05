import { formatDate } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, cancelLink, ownLink, standing } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"event.reminder">;

/** Soon: names the day, since a mail may be read on another day than it was sent. */
export function eventReminderLetter(content: Content): Letter {
  const { event, registration, locale } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const date = formatDate(event.startsAt, locale, event.timeZone);
  const hasPlace = registration.status === "confirmed";
  const intro = t(hasPlace ? "reminder.intro" : "reminder.introWithoutPlace", { title, date });
  return {
    ...aboutRegistration(content),
    subject: t("reminder.subject", { title, date }),
    preview: intro,
    heading: t(hasPlace ? "reminder.heading" : "reminder.headingWithoutPlace", { date }),
    opening: paragraphs(intro),
    blocks: [
      ...(hasPlace ? [] : paragraphs(standing(registration, locale))),
      { type: "facts", rows: eventRows(event, registration, locale) },
      { type: "link", label: t("reminder.programme"), url: event.url },
      ownLink(registration, locale),
      ...(hasPlace ? cancelLink(registration, locale) : []),
    ],
    closing: hasPlace ? paragraphs(t("reminder.closing")) : [],
  };
}

export default function EventReminder(content: Content) {
  return <LetterMail letter={eventReminderLetter(content)} />;
}
EventReminder.PreviewProps = samples("en")["event.reminder"];
