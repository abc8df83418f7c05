import { receiveFile, seeOther } from "@/app/file-answer";
import { type FileParams, fileGate } from "../gate";

/** A file for the registration form that is being filled in. */
export async function POST(request: Request, context: FileParams): Promise<Response> {
  const { locale, question, canRegister, back, page, form } = await fileGate(context);
  if (!canRegister) return seeOther(back);
  return receiveFile(request, { locale, page, back, form, questionKey: question.key, otherwise: {} });
}

/** Somebody who opens the address by hand wants the page with the form. */
export async function GET(_request: Request, context: FileParams): Promise<Response> {
  const { page } = await fileGate(context);
  return new Response(null, { status: 303, headers: { location: page } });
}
