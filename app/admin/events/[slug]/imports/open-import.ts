import { notFound } from "next/navigation";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { findImport } from "@/lib/imports/queries";
import { openEventFor } from "../open-event";

export type ImportParams = { params: Promise<{ slug: string; id: string }> };
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** The event whose imports a page or an action is about, after the gate. */
export async function openImports(slug: string) {
  const opened = await openEventFor(slug, "registrations.change");
  const { event, locale } = opened;
  return { ...opened, words: translator(locale, "imports"), list: `/admin/events/${event.slug}/imports` };
}

/** One import of it; what is not of this event is not there. */
export async function openImport(slug: string, id: string) {
  const opened = await openImports(slug);
  const run = await findImport(database(), opened.scope, opened.event.id, id);
  if (!run) notFound();
  return { ...opened, run, here: `${opened.list}/${run.id}` };
}
