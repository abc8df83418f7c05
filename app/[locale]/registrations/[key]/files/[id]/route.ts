import { notFound } from "next/navigation";
import { fileAnswer } from "@/app/file-answer";
import { database } from "@/lib/db";
import { findAnswerFile } from "@/lib/questions/queries";
import { isFileId } from "@/lib/questions/schema";
import { ownRegistrationGate } from "../../gate";

type Context = { params: Promise<{ locale: string; key: string; id: string }> };

/** A file the participant answered with, for themselves. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { registration } = await ownRegistrationGate({ params });
  const { id } = await params;
  const file = isFileId(id) ? await findAnswerFile(database(), registration.id, id) : null;
  return file ? fileAnswer(file) : notFound();
}
