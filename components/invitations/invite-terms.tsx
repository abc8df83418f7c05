import type { ReactNode } from "react";
import { SummaryList } from "@/components/ui/summary-list";
import { formatDate, formatLanguageAlone, formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"invitations">;
  locale: Locale;
  timeZone: string;
  invite: {
    locale: Locale;
    /** How many seats would be set aside; 0 for none. */
    setsAside: number;
    until: Date;
    remindAt: Date | null;
    message: string | null;
  };
  free: number;
  /** Address of the form. */
  change: string;
};

/** The terms of the invitations, each with the way to change it. */
export function InviteTerms({ t, locale, timeZone, invite, free, change }: Props) {
  const row = (name: string, label: string, value: ReactNode) => ({
    name,
    label,
    value,
    change: { href: `${change}#${name}`, text: t("check.change") },
  });
  const until = formatMoment(invite.until, locale, timeZone);
  const setsAside = invite.setsAside > 0 ? t("check.setAside", { count: invite.setsAside, free }) : t("check.no");
  const reminder = invite.remindAt ? formatDate(invite.remindAt, locale, timeZone) : t("check.noReminder");
  const message = invite.message ? <span className="as-typed">{invite.message}</span> : t("check.noMessage");
  return (
    <section className="stack" aria-labelledby="terms">
      <h2 id="terms">{t("check.terms")}</h2>
      <SummaryList
        rows={[
          row("locale", t("invite.locale"), formatLanguageAlone(invite.locale, locale)),
          row("reserves", t("invite.reserves"), setsAside),
          row("until", t("invite.until"), until),
          row("remind", t("check.reminder"), reminder),
          row("message", t("check.message"), message),
        ]}
      />
    </section>
  );
}
