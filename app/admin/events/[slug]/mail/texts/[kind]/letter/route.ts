import { notFound } from "next/navigation";
import { letterAnswer } from "@/app/admin/letter-answer";
import { openEventFor } from "../../../../open-event";
import { type KindParams, openKind } from "../../open-texts";
import { languageAsked, previewLetter, wordsToPreview } from "../../preview-letter";

/** The letter by itself, for the frame of the preview. */
export async function GET(request: Request, params: KindParams): Promise<Response> {
  await openEventFor((await params.params).slug, "events.change");
  const opened = await openKind(params);
  const words = (await wordsToPreview(opened)) ?? notFound();
  const language = languageAsked(new URL(request.url).searchParams.get("language"), opened.languages);
  return letterAnswer(await previewLetter(opened, words.texts, language));
}
