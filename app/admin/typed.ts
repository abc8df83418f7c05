import { limit } from "@/app/limits";
import { pageAddress } from "@/app/page-event";
import { browserToken, ensureBrowserToken, visitorNetwork } from "@/app/visitor";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDeskEvent } from "@/lib/desk/queries";
import { discardDraft, keepDraft } from "@/lib/drafts/commands";
import { findDraft } from "@/lib/drafts/queries";
import { type DraftValues, draftValuesFrom } from "@/lib/drafts/schema";
import { can, roleAt } from "@/lib/organisers/policy";
import type { SessionOrganiser } from "@/lib/organisers/schema";
import { signedIn, toSignIn } from "./gate";

/** How much of one field comes back into the form: more than any of them takes, and not whatever somebody sends. */
const KEPT_CHARACTERS = 20_000;
const KEPT_ALTOGETHER = 100_000;

/** What was typed into the fields of a form, each cut to a size that can be kept; never more than can be kept in all. */
export function typedFrom(form: FormData, fields: readonly string[]): DraftValues {
  const values = draftValuesFrom(form, fields);
  let left = KEPT_ALTOGETHER;
  for (const [name, value] of Object.entries(values)) {
    const kept = value.slice(0, Math.min(KEPT_CHARACTERS, left)).toWellFormed();
    left -= JSON.stringify(kept).length;
    values[name] = left > 0 ? kept : "";
  }
  return values;
}

/** Keeps what was typed for the page that shows the form again. @param name of the form. */
export async function keepTyped(name: string, values: DraftValues): Promise<void> {
  if (!(await keep(name, values))) throw new Error("What was cut to size was too large to keep");
}

async function keep(name: string, values: DraftValues): Promise<boolean> {
  const input = { browserToken: await ensureBrowserToken(), form: name, values };
  return (await keepDraft(input, { db: database(), now: clock.now() })) !== null;
}

/**
 * First line of a desk's action that takes longer typing: where the session or the role has ended in the meantime, what was
 * typed is there again after signing in, which the page for that says, or with the role. Anybody can send such a form, so what is kept before the gate
 * of a stranger counts as a try to sign in, and what no form of ours sends is not kept.
 */
export async function keepIfSignedOut(name: string, values: DraftValues): Promise<void> {
  const organiser = await signedIn();
  if (!organiser) await limit("sign-in-network", await visitorNetwork(), "admin");
  else if (await mayFillInForms(organiser)) return;
  const isKept = await keep(name, values);
  if (!organiser) await toSignIn({ isKept });
}

/** Whether somebody may change things at the event of this page, or at the desk where it is of none. */
async function mayFillInForms(organiser: SessionOrganiser): Promise<boolean> {
  const slug = /^\/admin\/events\/([^/]+)/.exec((await pageAddress()).pathname)?.[1];
  if (!slug) return can(organiser.role, "events.change");
  const event = await findDeskEvent(database(), organiser, slug);
  return can(event ? roleAt(organiser, event.id) : organiser.role, "events.change");
}

/** What this browser typed into the form and could not send; null when there is nothing. */
export async function findTyped(name: string): Promise<DraftValues | null> {
  const draft = await findDraft(database(), await browserToken(), name);
  return draft?.wasAttempted ? draft.values : null;
}

/** Forgets what was typed, once it was sent. */
export async function forgetTyped(name: string): Promise<void> {
  await discardDraft(database(), await ensureBrowserToken(), name);
}
