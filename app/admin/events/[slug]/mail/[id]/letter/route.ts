import { notFound } from "next/navigation";
import { letterAnswer } from "@/app/admin/letter-answer";
import { database } from "@/lib/db";
import { findEventMail } from "@/lib/mail-desk/queries";
import { openEvent } from "../../../open-event";
import { letterToShow } from "../letter";

type Params = { params: Promise<{ slug: string; id: string }> };

/** A mail's HTML by itself, for the frame on its page. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { slug, id } = await params;
  const { scope, event } = await openEvent(slug);
  const mail = (await findEventMail(database(), scope, event.id, id)) ?? notFound();
  return letterAnswer((await letterToShow(mail.id)) ?? notFound());
}
