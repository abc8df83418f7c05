import { receiveFile, seeOther } from "@/app/file-answer";
import { type FileParams, fileGate } from "../gate";

/** A file for the registration that an organiser is changing. */
export async function POST(request: Request, context: FileParams): Promise<Response> {
  const { locale, question, back, page, form } = await fileGate(context);
  return receiveFile(request, { locale, page, back, form, otherwise: {}, questionKey: question.key });
}

/** Somebody who opens the address by hand wants the page with the form. */
export async function GET(_request: Request, context: FileParams): Promise<Response> {
  return seeOther((await fileGate(context)).page);
}
