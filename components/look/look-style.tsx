import { lookStyle } from "@/lib/look/rules";

/** An event's own colour for everything on the page. @param nonce of this answer's security policy. */
export function LookStyle({ accent, nonce }: { accent: string | null; nonce?: string }) {
  if (!accent) return null;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made of colours alone, each checked to be one
  return <style nonce={nonce} dangerouslySetInnerHTML={{ __html: lookStyle(accent) }} />;
}
