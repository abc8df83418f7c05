import { formatDate } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import type { Letter } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, contactLine, ownLink } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.confirmed">;

export function confirmedLetter(content: Content): Letter {
  const { event, registration, locale, travelRequestsCloseAt } = content;
  const t = translator(locale, "mail");
  const travel =
    travelRequestsCloseAt &&
    t("confirmed.travel", {
      contact: contactLine(event),
      date: formatDate(travelRequestsCloseAt, locale, event.timeZone),
    });
  const next = [t("confirmed.calendar"), event.isRoomKnown ? null : t("confirmed.room"), travel, t("confirmed.cancel")];
  const intro = t("confirmed.intro", { title: event.title });
  return {
    ...aboutRegistration(content),
    subject: t("confirmed.subject", { title: event.title }),
    preview: intro,
    heading: t("confirmed.heading"),
    blocks: [
      { type: "paragraph", text: intro },
      { type: "facts", rows: eventRows(event, registration, locale) },
      ownLink(registration, locale),
      { type: "heading", text: t("confirmed.next") },
      { type: "list", items: next.filter((item) => item !== null) },
    ],
  };
}

export default function RegistrationConfirmed(content: Content) {
  return <LetterMail letter={confirmedLetter(content)} />;
}
RegistrationConfirmed.PreviewProps = samples("en")["registration.confirmed"];
