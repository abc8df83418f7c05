import { notFound } from "next/navigation";
import { cache } from "react";
import { database } from "@/lib/db";
import { isSlug } from "@/lib/events/schema";
import { formatLanguage } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import type { Permission } from "@/lib/organisers/policy";
import { findProgramme } from "@/lib/programme/queries";
import { openEventFor } from "../open-event";

export type ProgrammeParams = { params: Promise<{ slug: string }> };
export type LineParams = { params: Promise<{ slug: string; id: string }> };
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** What the pages about an event's programme begin with: gate, event, its programme, words. Once per request. */
export const openProgramme = cache(async (slug: string, permission: Permission = "registrations.read") => {
  const opened = await openEventFor(slug, permission);
  const { items, speakers } = await findProgramme(database(), opened.scope, opened.event.id);
  return {
    ...opened,
    items,
    speakers,
    words: translator(opened.locale, "programmeEditor"),
    here: `/admin/events/${opened.event.slug}/programme`,
    languageName: (language: string) => formatLanguage(language, opened.locale),
  };
});
export type OpenedProgramme = Awaited<ReturnType<typeof openProgramme>>;

/** The same for whoever changes one line; 404 for unknown ids. */
export async function openItem({ params }: LineParams) {
  const { slug, id } = await params;
  const opened = await openProgramme(slug, "events.change");
  return { ...opened, item: opened.items.find((one) => one.id === id) ?? notFound() };
}

/** The same for whoever changes what stands about one speaker. */
export async function openSpeaker({ params }: LineParams) {
  const { slug, id } = await params;
  const opened = await openProgramme(slug, "events.change");
  return { ...opened, speaker: opened.speakers.find((one) => one.id === id) ?? notFound() };
}

/** Names under which what was typed is kept; new ones by their event. The slug comes from a form anybody can send. */
export const itemForm = (slug: string, id: string) => `programme-item:${isSlug(slug) ? slug : ""}:${id.slice(0, 40)}`;
export const speakerForm = (slug: string, id: string) => `speaker:${isSlug(slug) ? slug : ""}:${id.slice(0, 40)}`;
