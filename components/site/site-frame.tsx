import type { ReactNode } from "react";
import { LoopMark } from "@/components/ui/loop-mark";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { LanguageSwitch } from "./language-switch";
import { SiteFooter, type SiteFooterFacts } from "./site-footer";

export type SiteFacts = SiteFooterFacts & {
  /** Who invites; null while there is no event. */
  host: string | null;
};

type Props = {
  locale: Locale;
  facts: SiteFacts;
  /** The address the reader sees, for error pages, which are rendered at another one. */
  path?: string;
  /** In the place of the links to the same page in other languages. */
  languages?: ReactNode;
  children: ReactNode;
};

/** Header, main and footer of every public page, in the same order and place (WCAG 3.2.3, 3.2.6). */
export function SiteFrame({ locale, facts, path, languages, children }: Props) {
  const t = translator(locale, "site");
  const name = facts.host ?? t("name");
  return (
    <>
      <header className="site-header frame">
        <div className="site-header__row">
          <a className="brand" href={`/${locale}`}>
            <LoopMark className="brand__mark" />
            <span>{name}</span>
          </a>
          {languages ?? <LanguageSwitch locale={locale} label={t("languages")} path={path} />}
        </div>
      </header>
      <main className="main" id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter locale={locale} facts={facts} />
    </>
  );
}
