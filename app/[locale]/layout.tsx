import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { LookStyle } from "@/components/look/look-style";
import { siteFacts } from "@/components/site/site-facts";
import { SiteFrame } from "@/components/site/site-frame";
import { textFor } from "@/lib/events/rules";
import { isLocale } from "@/lib/i18n/locales";
import { eventOfThisPage, pageAddress } from "../page-event";

/** Frame of the public pages. An unknown language is a page that does not exist. */
export default async function PublicLayout({
  params,
  children,
}: {
  params: Promise<{ locale: string }>;
  children: ReactNode;
}) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const event = await eventOfThisPage();
  const facts = siteFacts(event, event && textFor(event, locale));
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  // The list of several events belongs to none of them.
  const isList = (await pageAddress()).pathname.split("/").filter(Boolean).length === 1;
  return (
    <>
      <LookStyle accent={isList ? null : (event?.accentColour ?? null)} nonce={nonce} />
      <SiteFrame locale={locale} facts={facts}>
        {children}
      </SiteFrame>
    </>
  );
}
