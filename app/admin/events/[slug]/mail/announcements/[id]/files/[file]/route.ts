import { notFound } from "next/navigation";
import { fileAnswer } from "@/app/file-answer";
import { findAnnouncementFile } from "@/lib/announcements/queries";
import { database } from "@/lib/db";
import { openAnnouncement } from "../../../open-announcements";

type Context = { params: Promise<{ slug: string; id: string; file: string }> };

/** A file of an announcement, for the organisers of the event. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { scope, announcement } = await openAnnouncement({ params });
  const file = await findAnnouncementFile(database(), scope, announcement.id, (await params).file);
  return file ? fileAnswer(file) : notFound();
}
