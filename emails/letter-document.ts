import type { RenderedMail } from "@/lib/mail/schema";

/** A letter as a document of its own, for a browser: its pictures stand in it, since nothing there knows `cid:`. */
export function letterDocument({ html, inlineImages }: Pick<RenderedMail, "html" | "inlineImages">): string {
  return inlineImages.reduce(
    (document, { cid, contentType, base64 }) =>
      document.replaceAll(`cid:${cid}`, `data:${contentType};base64,${base64}`),
    html,
  );
}
