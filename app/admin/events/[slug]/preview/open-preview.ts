import { notFound } from "next/navigation";
import { openEvent } from "@/app/admin/events/[slug]/open-event";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { asPublic, quickMomentsOf } from "@/lib/event-preview/rules";
import { readPreview } from "@/lib/event-preview/schema";
import { findEventToPreview } from "@/lib/events/queries";
import { textFor } from "@/lib/events/rules";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { asLocalInput } from "@/lib/typed-moments";

export type PreviewProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What both pages of a preview begin with: gate, event as its readers would see it, moment, language, addresses. */
export async function openPreview({ params, searchParams }: PreviewProps) {
  const { scope, event: desk, locale: reader } = await openEvent((await params).slug);
  const stored = await findEventToPreview(database(), scope, desk.id);
  // A new event has no words before somebody writes the first.
  if (!stored || stored.texts.length === 0) notFound();
  const query = await searchParams;
  const choice = readPreview(query, reader, stored.timeZone);
  const event = asPublic(stored, choice);
  const desks = `/admin/events/${stored.slug}`;
  const local = (at: Date) => asLocalInput(at, stored.timeZone);
  const address = (page: "event" | "form", wanted: { locale?: Locale; at?: Date | null; isFull?: boolean } = {}) => {
    const { locale = choice.locale, at = choice.at, isFull = choice.isFull } = wanted;
    const parts = new URLSearchParams({ locale, ...(at && { at: local(at) }), ...(isFull && { full: "yes" }) });
    return `${desks}/preview${page === "form" ? "/form" : ""}?${parts}`;
  };
  return {
    event,
    choice,
    reader,
    desks,
    address,
    now: choice.at ?? clock.now(),
    isDraft: stored.status === "draft",
    text: textFor(event, choice.locale),
    words: translator(reader, "eventPreview"),
    typed: typeof query.at === "string" ? query.at.slice(0, 40) : "",
    moments: quickMomentsOf(stored),
    local,
  };
}
export type OpenedPreview = Awaited<ReturnType<typeof openPreview>>;
