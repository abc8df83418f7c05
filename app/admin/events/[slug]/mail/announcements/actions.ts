"use server";

import { notFound, redirect } from "next/navigation";
import { signedIn } from "@/app/admin/gate";
import { forgetTyped, keepIfSignedOut, keepTyped } from "@/app/admin/typed";
import { removeFile } from "@/lib/announcements/commands/attach-file";
import { removeAnnouncement } from "@/lib/announcements/commands/remove-announcement";
import { draftAnnouncement, saveAnnouncement } from "@/lib/announcements/commands/save-announcement";
import {
  scheduleAnnouncement,
  sendAnnouncement,
  unscheduleAnnouncement,
} from "@/lib/announcements/commands/schedule-announcement";
import { stopAnnouncement } from "@/lib/announcements/commands/stop-announcement";
import { testAnnouncement } from "@/lib/announcements/commands/test-announcement";
import { announcementProblems, readSendAt } from "@/lib/announcements/rules";
import { clock } from "@/lib/clock";
import { contextFor } from "@/lib/context";
import { turnField, withTurn } from "@/lib/typed-moments";
import { isUuid } from "@/lib/uuid";
import { openEventFor } from "../../open-event";
import { announcementForm, announcementValues, readAnnouncement } from "./form";
import { openAnnouncements } from "./open-announcements";
import { readerLetter } from "./reader";

/** The event a form is about, after the gate. */
async function writing(form: FormData) {
  const { scope: granted } = await openEventFor(String(form.get("slug")), "registrations.change");
  const opened = await openAnnouncements({ params: Promise.resolve({ slug: String(form.get("slug")) }) });
  return { ...opened, ctx: contextFor({ kind: "organiser", id: granted.organiserId }) };
}

/** The announcement a button is about, in the version its presser has seen. */
async function chosen(form: FormData) {
  const opened = await writing(form);
  const id = String(form.get("id"));
  if (!isUuid(id)) notFound();
  const version = Number(form.get("version"));
  const seen = { eventId: opened.event.id, id, version: Number.isSafeInteger(version) ? version : 0 };
  return { ...opened, seen, here: `${opened.list}/${id}` };
}

/** Saves a draft, whatever is in it, and goes on to the check where it could be sent as it is. */
export async function saveDraft(form: FormData): Promise<void> {
  const id = String(form.get("id") || "new");
  const values = announcementValues(form);
  await keepIfSignedOut(announcementForm(id), values);
  const { event, languages, list, ctx } = await writing(form);
  const { errors, ...read } = readAnnouncement(values, languages);
  const back = async (page: string): Promise<never> => {
    await keepTyped(announcementForm(id), values);
    redirect(page);
  };
  if (errors.length > 0) return back(isUuid(id) ? `${list}/${id}/edit` : `${list}/new`);
  const input = { eventId: event.id, ...read };
  const result = isUuid(id)
    ? await saveAnnouncement({ ...input, id, version: Number(values.version) || 0 }, ctx)
    : { ok: true as const, ...(await draftAnnouncement(input, ctx)) };
  if (!result.ok) return back(result.reason === "not_a_draft" ? `${list}/${id}` : `${list}/${id}/edit`);
  await forgetTyped(announcementForm(id));
  if (form.get("do") === "keep") redirect(`${list}?said=saved`);
  const isReady = announcementProblems(read.texts, languages).length === 0;
  redirect(isReady ? `${list}/${result.id}` : `${list}/${result.id}/edit?check=yes`);
}

/** Forgets what was typed and not saved, and shows what is. */
export async function discardTyped(form: FormData): Promise<void> {
  const { seen, here } = await chosen(form);
  await forgetTyped(announcementForm(seen.id));
  redirect(`${here}/edit`);
}

/** "Send it to n people now". */
export async function sendNow(form: FormData): Promise<void> {
  const { seen, here, list, ctx } = await chosen(form);
  const result = await sendAnnouncement(seen, ctx);
  if (result.ok) redirect(`${here}?said=sent&refresh=on`);
  redirect(result.reason === "gone" ? `${list}?said=gone` : `${here}?said=${result.reason}`);
}

/** "Send it then". A time that cannot be used comes back in the address: it is nobody's secret. */
export async function sendLater(form: FormData): Promise<void> {
  const { seen, here, list, event, ctx } = await chosen(form);
  const typed = withTurn(String(form.get("sendAt") ?? "").slice(0, 30), form.get(turnField("sendAt")));
  const zone = String(form.get("timeZone") ?? event.timeZone).slice(0, 60);
  const read = readSendAt(typed, event.timeZone, clock.now(), zone);
  if (!read.ok)
    redirect(`${here}?${new URLSearchParams({ at: typed, ...(read.error === "zone_changed" && { zone }) })}`);
  const result = await scheduleAnnouncement({ ...seen, sendAt: read.sendAt }, ctx);
  if (result.ok) redirect(`${here}?said=scheduled`);
  redirect(result.reason === "gone" ? `${list}?said=gone` : `${here}?said=${result.reason}`);
}

/** "Take it back": a scheduled one becomes a draft again. */
export async function unschedule(form: FormData): Promise<void> {
  const { seen, here, list, ctx } = await chosen(form);
  const result = await unscheduleAnnouncement(seen, ctx);
  if (!result.ok && result.reason === "gone") redirect(`${list}?said=gone`);
  redirect(`${here}?said=${result.ok ? "unscheduled" : result.reason}`);
}

/** "Yes, stop it". */
export async function stop(form: FormData): Promise<void> {
  const { seen, here, list, ctx } = await chosen(form);
  const result = await stopAnnouncement(seen, ctx);
  if (result.ok) redirect(`${here}?said=stopped&kept=${result.withdrawn}&leaving=${result.sending}`);
  redirect(result.reason === "gone" ? `${list}?said=gone` : `${here}?said=${result.reason}`);
}

/** "Yes, remove it". */
export async function remove(form: FormData): Promise<void> {
  const { seen, here, list, ctx } = await chosen(form);
  const result = await removeAnnouncement(seen, ctx);
  if (result.ok || result.reason === "gone") redirect(`${list}?said=${result.ok ? "removed" : "gone"}`);
  redirect(`${here}?said=${result.reason}`);
}

/** Takes one file out of a draft. */
export async function dropFile(form: FormData): Promise<void> {
  const { seen, here, list, ctx } = await chosen(form);
  const fileId = String(form.get("file"));
  if (!isUuid(fileId)) notFound();
  const result = await removeFile({ ...seen, fileId }, ctx);
  if (!result.ok && result.reason === "gone") redirect(`${list}?said=gone`);
  redirect(`${here}?said=${result.ok ? "fileRemoved" : "not_a_draft"}#files`);
}

/** "Send this as a test to me". */
export async function sendTest(form: FormData): Promise<void> {
  const { seen, here, list, ctx, event, scope, words } = await chosen(form);
  const organiser = (await signedIn()) ?? notFound();
  const person = String(form.get("person"));
  const letter = await readerLetter({ scope, event, announcementId: seen.id, personId: person });
  if (!letter) redirect(`${here}?said=person_gone#preview`);
  const { text, values } = letter;
  const result = await testAnnouncement({ ...seen, text, values, organiser, mark: words("check.testMark") }, ctx);
  if (!result.ok && result.reason === "gone") redirect(`${list}?said=gone`);
  redirect(`${here}?said=${result.ok ? "tested" : result.reason}&person=${person}`);
}
