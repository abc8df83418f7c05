"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { signedIn } from "@/app/admin/gate";
import { forgetTyped, keepIfSignedOut, keepTyped } from "@/app/admin/typed";
import { browserToken } from "@/app/visitor";
import { clock } from "@/lib/clock";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { isSlug } from "@/lib/events/schema";
import { inviteParticipants } from "@/lib/invitations/commands/invite-participants";
import { remindInvitation } from "@/lib/invitations/commands/remind-invitation";
import { withdrawInvitation } from "@/lib/invitations/commands/withdraw-invitation";
import { findEventInvitation } from "@/lib/invitations/queries";
import { openEventFor } from "../open-event";
import { inviteForm, inviteValues, readInvite } from "./form";

/** The event a form is about, after the gate. */
async function invitingEvent(form: FormData) {
  const { scope, event } = await openEventFor(String(form.get("slug")), "registrations.change");
  const list = `/admin/events/${event.slug}/invitations`;
  // A form that was sent to a draft or a cancelled event by hand: the list says why nobody can be invited.
  if (event.status !== "published") redirect(list);
  return { scope, event, list, ctx: contextFor({ kind: "organiser", id: scope.organiserId }) };
}

/** "Continue": keeps the list, whatever is in it, and goes on to the check when the form can be read. */
export async function checkInvitations(form: FormData): Promise<void> {
  const slug = String(form.get("slug"));
  const name = inviteForm(isSlug(slug) ? slug : "");
  const values = await inviteValues(form, { withFile: (await signedIn()) !== null });
  await keepIfSignedOut(name, values);
  const { event, list } = await invitingEvent(form);
  await keepTyped(inviteForm(event.slug), values);
  redirect(`${list}/new${readInvite(values, event, clock.now()).ok ? "/check" : ""}`);
}

/** "Send n invitations": sends to whom the check named. */
export async function sendInvitations(form: FormData): Promise<void> {
  const { event, list, ctx } = await invitingEvent(form);
  const draft = await findDraft(database(), await browserToken(), inviteForm(event.slug));
  // Pressed twice: the first press has sent and forgotten it.
  if (!draft) redirect(list);
  const read = readInvite(draft.values, event, ctx.now);
  if (!read.ok) redirect(`${list}/new`);
  const check = `${list}/new/check`;
  // Another window has changed the list since this page was shown: nobody sends what they have not seen.
  if (form.get("draft") !== draft.id) redirect(`${check}?changed=elsewhere`);
  const { list: listed, locale, reserves, until, remindAt, message } = read.invite;
  const result = await inviteParticipants(
    {
      eventId: event.id,
      people: listed.people,
      locale,
      reservesSeats: reserves,
      reservedUntil: until,
      remindAt,
      message,
      // The draft has times of day alone: nobody sends those of a zone that they have not seen.
      timeZone: String(form.get("timeZone")),
      overWaitingList: form.get("overWaitingList") === "yes",
    },
    ctx,
  );
  // The form says what is wrong with a moment that has passed meanwhile, the check what is wrong with the seats.
  if (!result.ok && result.reason === "event_cancelled") redirect(list);
  if (!result.ok) redirect(result.reason === "until_is_over" ? `${list}/new` : `${check}?refused=${result.reason}`);
  await forgetTyped(inviteForm(event.slug));
  redirect(`${list}?said=sent&sent=${result.sent}&skipped=${result.skipped}`);
}

/** The invitation a button is about: nobody acts on an event by naming another's. */
async function chosen(form: FormData) {
  const { scope, event, list, ctx } = await invitingEvent(form);
  const id = z.uuid().safeParse(form.get("id")).data;
  const invitation = id ? await findEventInvitation(database(), scope, event.id, id) : null;
  if (!invitation) redirect(list);
  return { id: invitation.id, list, ctx };
}

/** Reminds one person now. */
export async function remind(form: FormData): Promise<void> {
  const { id, list, ctx } = await chosen(form);
  const result = await remindInvitation({ invitationId: id }, ctx);
  redirect(`${list}?said=${result.ok ? "reminded" : result.reason}`);
}

/** Takes one invitation back. */
export async function withdraw(form: FormData): Promise<void> {
  const { id, list, ctx } = await chosen(form);
  const result = await withdrawInvitation({ invitationId: id }, ctx);
  redirect(`${list}?said=${result.ok ? "withdrawn" : result.reason}`);
}
