import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";

/** A mail that is set to go out later. `moment`: when, in words. */
export type SentMail = { href: string; name: string; moment: string };

/** Why an event cannot move to another zone yet: mails whose time of day has passed there would go out at once. */
export function SentByMove({ t, mails }: { t: Translate<"eventDates">; mails: SentMail[] }) {
  return (
    <Notice tone="warning" heading={t("check.atOnce", { count: mails.length })}>
      <p>{t("check.atOnceText")}</p>
      <ul>
        {mails.map(({ href, name, moment }) => (
          <li key={href}>
            {t.rich("check.atOnceMail", {
              name,
              moment,
              mail: (words) => (
                <a href={href}>
                  <bdi>{words}</bdi>
                </a>
              ),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
