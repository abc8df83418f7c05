import { formatDate } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, amongColleagues, cancelLink, contactLine, nextSteps, ownLink } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.confirmed">;

export function confirmedLetter(content: Content): Letter {
  const { event, registration, locale, because, registeredBy, alsoRegistered, travelRequestsCloseAt } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const travel =
    travelRequestsCloseAt &&
    t("confirmed.travel", {
      contact: contactLine(event),
      date: formatDate(travelRequestsCloseAt, locale, event.timeZone),
    });
  const intro = introOf(content);
  return {
    ...aboutRegistration(content),
    subject: t("confirmed.subject", { title }),
    preview: intro,
    heading: t("confirmed.heading"),
    opening: paragraphs(`${intro} ${t("confirmed.keep")}`),
    vital: registeredBy ? paragraphs(intro) : [],
    blocks: [
      { type: "facts", rows: eventRows(event, registration, locale) },
      ownLink(registration, locale),
      ...amongColleagues({ registeredBy: because === "registered" ? registeredBy : null, alsoRegistered }, locale),
      ...nextSteps(locale, t("confirmed.calendar"), event.isRoomKnown ? null : t("confirmed.room"), travel),
      ...cancelLink(registration, locale),
    ],
  };
}

function introOf({ event: { title }, because, registeredBy, locale }: Content): string {
  const t = translator(locale, "mail");
  if (registeredBy && because === "registered") return t("confirmed.intro.registeredBy", { title, name: registeredBy });
  if (registeredBy && because === "handed_over")
    return t("confirmed.intro.handedOverBy", { title, name: registeredBy });
  return t(`confirmed.intro.${because}`, { title });
}

export default function RegistrationConfirmed(content: Content) {
  return <LetterMail letter={confirmedLetter(content)} />;
}
RegistrationConfirmed.PreviewProps = samples("en")["registration.confirmed"];
