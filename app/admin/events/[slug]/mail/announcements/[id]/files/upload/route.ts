import { seeOther } from "@/app/file-answer";
import { attachFile } from "@/lib/announcements/commands/attach-file";
import { contextFor } from "@/lib/context";
import { openEventFor } from "../../../../../open-event";
import { type AnnouncementParams, openAnnouncement } from "../../../open-announcements";

/**
 * A file for a draft. A form of its own, outside the server actions: Next would read files of any size into memory before an
 * action could refuse them.
 */
export async function POST(request: Request, context: AnnouncementParams): Promise<Response> {
  const { scope: granted } = await openEventFor((await context.params).slug, "registrations.change");
  const { announcement, event, here } = await openAnnouncement(context);
  const problem = (found: string) => seeOther(`${here}/files?problem=${found}`);
  const form = await request.formData().catch(() => null);
  if (!form) return problem("broken");
  const file = form.get("file");
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) return problem("none");
  const content = Buffer.from(await file.arrayBuffer());
  const input = { eventId: event.id, id: announcement.id, file: { name: file.name, content } };
  const result = await attachFile(input, contextFor({ kind: "organiser", id: granted.organiserId }));
  if (result.ok) return seeOther(`${here}?said=fileAdded#files`);
  return result.reason === "gone" || result.reason === "not_a_draft"
    ? seeOther(`${here}?said=${result.reason}`)
    : problem(result.reason);
}

/** Somebody who opens the address by hand wants the page with the form. */
export async function GET(_request: Request, context: AnnouncementParams): Promise<Response> {
  const { here } = await openAnnouncement(context);
  return seeOther(`${here}/files`);
}
