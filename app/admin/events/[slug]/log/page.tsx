import type { Metadata } from "next";
import { LogView } from "@/app/admin/log/log-view";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { openLog } from "./open-log";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t, title } = await openLog((await params).slug);
  return adminTitle(() => `${t("title")} – ${title}`);
}

/** What was done about an event; the filter and the place in the log stand in the address. */
export default async function EventLogPage({ params, searchParams }: Props) {
  const { scope, event, title, locale, t, place, here, askedAt } = await openLog((await params).slug);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <p className="caption">{title}</p>
      <h1>{t("title")}</h1>
      <p className="lead measure">{t("lead")}</p>
      <p>{t("zone", { zone: event.timeZone })}</p>
      <LogView scope={scope} place={place} here={here} locale={locale} askedAt={askedAt} query={await searchParams} />
    </AdminFrame>
  );
}
