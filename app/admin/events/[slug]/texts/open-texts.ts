import { notFound } from "next/navigation";
import { openEvent } from "@/app/admin/events/[slug]/open-event";
import { findTyped } from "@/app/admin/typed";
import { database } from "@/lib/db";
import { sectionNames } from "@/lib/event-texts/constants";
import { getEventForTexts } from "@/lib/event-texts/queries";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { textsForm, textsOnPage } from "./form";

/** What the pages about an event's texts begin with: gate, event, words, and whether one may change them. */
export async function openTexts(slug: string) {
  const opened = await openEvent(slug);
  return {
    ...opened,
    written: await getEventForTexts(database(), opened.scope, opened.event.id),
    words: translator(opened.locale, "eventEditor"),
    here: `/admin/events/${opened.event.slug}/texts`,
    mayChange: can(opened.scope.role, "events.change"),
  };
}

/** The same for one section, with what this browser typed and could not save. @param taken an address that is another event's. */
export async function openSection(params: { slug: string; section: string }, taken?: string) {
  const opened = await openTexts(params.slug);
  const section = sectionNames.find((name) => name === params.section) ?? notFound();
  const typed = opened.mayChange ? await findTyped(textsForm(opened.event.id, section)) : null;
  return { ...opened, section, isTyped: typed !== null, ...textsOnPage(section, opened.written, typed, taken) };
}
