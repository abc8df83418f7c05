import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { samples } from "./samples";

type Content = ContentOf<"organiser.invited">;

/** To somebody who is to help with events: who asks them to, as what, and how one signs in. */
export function organiserInvitedLetter(content: Content): Letter {
  const { locale, invitedBy, role, events, url, email, siteUrl } = content;
  const t = translator(locale, "mail");
  const roles = [
    ...(role ? [t("invited.everywhere", { role: t(`invited.roles.${role}`) })] : []),
    ...events.map((event) => t("invited.atEvent", { role: t(`invited.roles.${event.role}`), event: event.title })),
  ];
  const intro = invitedBy ? t("invited.intro", { who: invitedBy }) : t("invited.introNobody");
  return {
    locale,
    masthead: t("desk"),
    greeting: null,
    event: null,
    subject: t("invited.subject"),
    preview: intro,
    heading: t("invited.heading"),
    opening: paragraphs(intro),
    blocks: [
      { type: "paragraph", text: t("invited.youAre") },
      { type: "list", items: roles },
      { type: "action", label: t("invited.label"), url, hint: t("invited.hint", { email }) },
      { type: "paragraph", text: t("invited.notYou") },
    ],
    why: t("invited.why", { site: siteUrl }),
  };
}

export default function OrganiserInvited(content: Content) {
  return <LetterMail letter={organiserInvitedLetter(content)} />;
}
OrganiserInvited.PreviewProps = samples("en")["organiser.invited"];
