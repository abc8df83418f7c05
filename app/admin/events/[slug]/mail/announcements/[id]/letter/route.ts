import { letterAnswer } from "@/app/admin/letter-answer";
import { type AnnouncementParams, openAnnouncement } from "../../open-announcements";
import { readerLetter, renderReaderLetter } from "../../reader";

/** The letter by itself as somebody gets it, for the frame of the preview. */
export async function GET(request: Request, params: AnnouncementParams): Promise<Response> {
  const { scope, event, announcement } = await openAnnouncement(params);
  const personId = new URL(request.url).searchParams.get("person") ?? "";
  const letter = await readerLetter({ scope, event, announcementId: announcement.id, personId });
  if (!letter) return new Response(null, { status: 404 });
  return letterAnswer(await renderReaderLetter(letter));
}
