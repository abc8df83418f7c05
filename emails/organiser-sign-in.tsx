import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { samples } from "./samples";

type Content = ContentOf<"organiser.sign_in">;

export function signInLetter({ locale, url, validForMinutes, siteUrl }: Content): Letter {
  const t = translator(locale, "mail");
  return {
    locale,
    subject: t("signIn.subject"),
    preview: t("signIn.hint", { minutes: validForMinutes }),
    masthead: t("desk"),
    heading: t("signIn.heading"),
    greeting: null,
    opening: paragraphs(t("signIn.intro")),
    blocks: [
      { type: "action", label: t("signIn.label"), url, hint: t("signIn.hint", { minutes: validForMinutes }) },
      { type: "paragraph", text: t("signIn.notYou") },
    ],
    event: null,
    why: t("signIn.why", { site: siteUrl }),
  };
}

export default function OrganiserSignIn(content: Content) {
  return <LetterMail letter={signInLetter(content)} />;
}
OrganiserSignIn.PreviewProps = samples("en")["organiser.sign_in"];
