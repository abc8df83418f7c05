import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { chooseLocale, isLocale } from "@/lib/i18n/locales";
import { eventOfThisPage } from "./page-event";

/** To the reader's language: chosen before, asked for by the browser, or the event's first (CONTRACT, "Addresses"). */
export default async function EntryPage() {
  const chosen = (await cookies()).get("locale")?.value;
  const asked = (await headers()).get("accept-language");
  const first = (await eventOfThisPage())?.languages.find(isLocale);
  redirect(`/${chooseLocale(asked, chosen, first)}`);
}
