import { database } from "@/lib/db";
import { findEventMail } from "@/lib/mail-desk/queries";
import { openEvent } from "../../../open-event";
import { letterToShow } from "../letter";

type Params = { params: Promise<{ slug: string; id: string }> };

/** A mail's HTML as its reader sees it, as a page of its own: nothing in it can run, load anything or be framed. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { slug, id } = await params;
  const { scope, event } = await openEvent(slug);
  const mail = await findEventMail(database(), scope, event.id, id);
  const letter = mail && (await letterToShow(mail.id));
  if (!letter) return new Response(null, { status: 404 });
  const html = letter.inlineImages.reduce(
    (text, image) => text.replaceAll(`cid:${image.cid}`, `data:${image.contentType};base64,${image.base64}`),
    letter.html,
  );
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
      "x-robots-tag": "noindex",
      "cache-control": "private, no-store",
    },
  });
}
