import "./styles/layers.css";
import "@fontsource-variable/source-sans-3/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/forms.css";
import "./styles/components.css";
import "./styles/pages.css";
import "./styles/registration.css";
import "./styles/announcements.css";
import "./styles/mail-texts.css";
import "./styles/invitations.css";
import "./styles/questions.css";
import "./styles/admin.css";
import "./styles/log.css";
import "./styles/overview.css";
import "./styles/list.css";
import "./styles/bulk.css";
import "./styles/mail.css";
import "./styles/in-and-out.css";
import "./styles/programme.css";
import "./styles/look.css";
import "./styles/event-preview.css";
import "./styles/event-editor.css";
import "./styles/person-desk.css";
import "./styles/print.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { ClockBanner } from "@/components/site/clock-banner";
import { clock } from "@/lib/clock";
import { env } from "@/lib/env";
import { defaultTimeZone } from "@/lib/events/constants";
import { cityFor, isZoneOfCity, textFor } from "@/lib/events/rules";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { eventOfThisPage } from "./page-event";
import { visitorLocale } from "./visitor";

/** Every page is made for its request: the nonce of the security policy and the product's clock are new each time. */
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await visitorLocale(), "site");
  return { metadataBase: new URL(env().APP_URL), title: t("name"), formatDetection: { telephone: false } };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#182133" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await visitorLocale();
  const t = translator(locale, "site");
  return (
    <html lang={locale}>
      <body>
        <a className="skip-link" href="#main">
          {t("skip")}
        </a>
        {clock.isDemonstration() && <DemonstrationClock locale={locale} />}
        {children}
      </body>
    </html>
  );
}

async function DemonstrationClock({ locale }: { locale: Locale }) {
  // The page for our own faults has this frame too: it must stand when the database does not answer.
  const event = await eventOfThisPage().catch(() => null);
  const timeZone = event?.timeZone ?? defaultTimeZone;
  const zoneName = (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
  const city = event && isZoneOfCity(event) ? cityFor(event, textFor(event, locale)) : zoneName;
  return <ClockBanner locale={locale} now={clock.now()} timeZone={timeZone} city={city} />;
}
