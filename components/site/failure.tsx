"use client";

import { useSyncExternalStore } from "react";
import { chooseLocale, type Locale } from "@/lib/i18n/locales";
import { failure as da } from "@/lib/i18n/messages/da/failure";
import { failure as en } from "@/lib/i18n/messages/en/failure";

const words: Record<Locale, { [Key in keyof typeof en]: string }> = { da, en };

/**
 * Calm page for our own faults; says nothing of the inside. A client component because Next asks it of error pages, so
 * the language comes from the page that failed, or else from the browser.
 */
export function Failure() {
  const locale = useSyncExternalStore(
    () => () => {},
    () => chooseLocale(navigator.languages.join(","), document.documentElement.lang),
    () => chooseLocale(null),
  );
  const { title, text, again, front } = words[locale];
  return (
    <main className="main" id="main" lang={locale}>
      <div className="page">
        <h1>{title}</h1>
        <p className="lead">{text}</p>
        <div className="button-group">
          <button className="button" type="button" onClick={() => window.location.reload()}>
            {again}
          </button>
          <a href={`/${locale}`}>{front}</a>
        </div>
      </div>
    </main>
  );
}
