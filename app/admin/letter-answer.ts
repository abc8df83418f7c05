import { letterDocument } from "@/emails/letter-document";
import type { RenderedMail } from "@/lib/mail/schema";

/**
 * A letter for the frame of a preview. Addresses of such routes end in `/letter`: their policy is the letter's own
 * (`letterSecurityPolicy`).
 */
export function letterAnswer(letter: Pick<RenderedMail, "html" | "inlineImages">): Response {
  return new Response(letterDocument(letter), {
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "private, no-store" },
  });
}
