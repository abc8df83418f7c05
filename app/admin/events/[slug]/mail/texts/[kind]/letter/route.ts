import { notFound } from "next/navigation";
import { requireOrganiser } from "@/app/admin/gate";
import { letterAnswer } from "@/app/admin/letter-answer";
import { type KindParams, openKind } from "../../open-texts";
import { languageAsked, previewLetter, wordsToPreview } from "../../preview-letter";

/** The letter by itself, for the frame of the preview. */
export async function GET(request: Request, params: KindParams): Promise<Response> {
  await requireOrganiser("events.change");
  const opened = await openKind(params);
  const words = (await wordsToPreview(opened)) ?? notFound();
  const language = languageAsked(new URL(request.url).searchParams.get("language"), opened.languages);
  return letterAnswer(await previewLetter(opened, words.texts, language));
}
