import { notFound } from "next/navigation";
import { cache } from "react";
import { requireOrganiser } from "@/app/admin/gate";
import { visitorLocale } from "@/app/visitor";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { findRecognisedBody } from "@/lib/recognised-bodies/queries";

export type BodyParams = { params: Promise<{ id: string }> };

/** What the pages about one recognised body begin with: gate, body, words. Once per request; 404 for unknown ids. */
export const openBody = cache(async (id: string) => {
  await requireOrganiser("events.change");
  const scope = await requireOrganiser("registrations.read");
  const body = await findRecognisedBody(database(), scope, id);
  if (!body) notFound();
  const locale = await visitorLocale();
  return { body, locale, t: translator(locale, "recognised") };
});
