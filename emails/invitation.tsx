import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { deadline, eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { nextSteps, organisersMessage } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"invitation.sent"> | ContentOf<"invitation.reminder">;

/** The personal invitation, and the one reminder of it. */
export function invitationLetter(content: Content): Letter {
  const { event, locale, name, url, until, holdsSeat } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const isReminder = content.kind === "invitation.reminder";
  const intro = isReminder ? t("invitation.reminder.intro", { title }) : t("invitation.intro", { title });
  const given = isReminder ? null : content.message;
  const last = { deadline: deadline(until, event, locale) };
  return {
    locale,
    masthead: title,
    greeting: name ? t("greeting", { name }) : t("helloAll"),
    event,
    why: t("invitation.why", { title }),
    subject: isReminder ? t("invitation.reminder.subject", { title }) : t("invitation.subject", { title }),
    preview: intro,
    heading: isReminder ? t("invitation.reminder.heading") : t("invitation.heading"),
    opening: paragraphs(intro),
    blocks: [
      ...organisersMessage(given, locale),
      ...paragraphs(event.summary, holdsSeat ? t("invitation.held", last) : t("invitation.open", last)),
      { type: "facts", rows: eventRows(event, null, locale) },
      { type: "action", label: t("invitation.label"), url, hint: t("invitation.hint") },
      ...nextSteps(
        locale,
        t("invitation.yes"),
        t("invitation.no"),
        isReminder ? t("invitation.reminder.last") : t("invitation.reminders"),
      ),
    ],
  };
}

export default function Invitation(content: Content) {
  return <LetterMail letter={invitationLetter(content)} />;
}
Invitation.PreviewProps = samples("en")["invitation.sent"];
