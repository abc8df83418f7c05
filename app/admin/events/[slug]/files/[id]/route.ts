import { notFound } from "next/navigation";
import { fileAnswer } from "@/app/file-answer";
import { database } from "@/lib/db";
import { findDeskFile } from "@/lib/questions/queries";
import { isFileId } from "@/lib/questions/schema";
import { openEvent } from "../../open-event";

type Context = { params: Promise<{ slug: string; id: string }> };

/** A file somebody answered with, for the organisers of the event. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug, id } = await params;
  const { scope, event } = await openEvent(slug);
  const file = isFileId(id) ? await findDeskFile(database(), scope, event.id, id) : null;
  return file ? fileAnswer(file) : notFound();
}
