import { cache } from "react";
import { findTyped } from "@/app/admin/typed";
import { database } from "@/lib/db";
import { isSlug } from "@/lib/events/schema";
import { formatLanguage } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { findLook } from "@/lib/look/queries";
import { altTextsOf, isReadable, nearestReadable } from "@/lib/look/rules";
import { isAltField, readColour } from "@/lib/look/schema";
import type { Permission } from "@/lib/organisers/policy";
import { openEventFor } from "../open-event";

export type LookParams = { params: Promise<{ slug: string }> };
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** What the pages about an event's look begin with: gate, event, look, words. Once per request. */
export const openLook = cache(async (slug: string, permission: Permission = "registrations.read") => {
  const opened = await openEventFor(slug, permission);
  const look = await findLook(database(), opened.scope, opened.event.id);
  return {
    ...opened,
    look,
    words: translator(opened.locale, "lookEditor"),
    here: `/admin/events/${opened.event.slug}/look`,
    languages: opened.event.languages.map((language) => ({
      language,
      name: formatLanguage(language, opened.locale),
    })),
  };
});
export type OpenedLook = Awaited<ReturnType<typeof openLook>>;

/** Names under which what was typed is kept. The slug comes from a form anybody can send. */
export const colourForm = (slug: string) => `look-colour:${isSlug(slug) ? slug : ""}`;
export const logoForm = (slug: string) => `look-logo:${isSlug(slug) ? slug : ""}`;
export const isLogoField = (name: string) => name === "version" || isAltField(name);
export const isColourField = (name: string) => name === "accent" || name === "basis";

/** What stands in the field for the colour, what is wrong with it, and what would do instead. */
export async function colourState({ event, look, words }: OpenedLook) {
  const stored = look.accentColour ?? "";
  const typed = await findTyped(colourForm(event.slug));
  if (!typed) return { isTyped: false, value: stored, colour: stored, error: undefined, offer: null };
  const value = typed.accent ?? "";
  const colour = readColour(value);
  if (colour === null) return { isTyped: true, value, colour: "", error: words("errors.not_a_colour"), offer: null };
  if (colour !== "" && !isReadable(colour)) {
    const nearest = nearestReadable(colour);
    return { isTyped: true, value, colour, error: words("errors.not_readable", { colour, nearest }), offer: nearest };
  }
  const overtaken = words("errors.changed_meanwhile", { colour: stored || "–" });
  return { isTyped: true, value, colour, error: typed.basis !== stored ? overtaken : undefined, offer: null };
}

/** The logo that is there now, for whoever has seen another one. */
export function logoInWords({ look, words, languages }: OpenedLook) {
  const texts = look.logo ? altTextsOf(look.logo) : {};
  const named = languages.map(({ language, name }) => ({
    label: words("logo.alt", { language: name }),
    value: texts[language] ?? "",
  }));
  return look.logo ? named : [{ label: words("logo.title"), value: "" }];
}
