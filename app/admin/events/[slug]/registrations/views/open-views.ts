import { z } from "zod";
import { findTyped } from "@/app/admin/typed";
import { database } from "@/lib/db";
import { type Translate, translator } from "@/lib/i18n/translator";
import { VIEW_NAME_MAX, VIEWS_PER_PERSON } from "@/lib/saved-views/constants";
import { findSavedView } from "@/lib/saved-views/queries";
import { viewNameProblem } from "@/lib/saved-views/schema";
import { openEventFor } from "../../open-event";

/** Name under which a form is kept that could not be sent: of a new view, or of one. */
export const viewForm = (slug: string, id = "") => `view:${slug}:${id}`;
export const viewFields = ["name", "isShared", "replaces"] as const;

/** An event with the words and addresses of its views. */
export async function openViews(slug: string) {
  const opened = await openEventFor(slug, "registrations.read");
  const list = `/admin/events/${opened.event.slug}/registrations`;
  return { ...opened, list, here: `${list}/views`, words: translator(opened.locale, "savedViews") };
}

/** A view one can change: one's own. Null for all others. */
export async function openOwnView(slug: string, id: string) {
  const opened = await openViews(slug);
  const view = await findSavedView(database(), opened.scope, opened.event.id, id);
  return view?.isMine ? { ...opened, view } : null;
}

const refusals = z.enum(["taken", "gone", "too_many"]);

/** What was typed into a form that was not taken, and why. */
export async function findTypedView(t: Translate<"savedViews">, form: string) {
  const typed = await findTyped(form);
  if (!typed) return null;
  const problem = viewNameProblem(typed.name ?? "") ?? refusals.safeParse(typed.refused).data;
  const message = problem && t(`errors.${problem}`, { max: VIEW_NAME_MAX, most: VIEWS_PER_PERSON });
  return { values: typed, errors: message ? [{ name: "name", message }] : [] };
}
