import { Paragraphs } from "@/components/ui/paragraphs";
import type { EventText } from "@/lib/events/queries";
import { languageOf } from "@/lib/events/rules";

/** What organisers wrote, marked with the language it is in. */
export function OwnWords({ text, words }: { text: Pick<EventText, "locale">; words: string }) {
  return (
    <div className="own-words" lang={languageOf(text)}>
      <Paragraphs text={words} />
    </div>
  );
}
