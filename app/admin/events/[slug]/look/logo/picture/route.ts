import { pictureAnswer } from "@/app/picture-answer";
import { database } from "@/lib/db";
import { findDeskLogo } from "@/lib/look/queries";
import { openEvent } from "../../../open-event";
import type { LookParams } from "../../open-look";

/** The logo for the organisers of the event, also while it is a draft. */
export async function GET(request: Request, { params }: LookParams): Promise<Response> {
  const { scope, event } = await openEvent((await params).slug);
  const logo = await findDeskLogo(database(), scope, event.id);
  return logo ? pictureAnswer(request, logo, "private") : new Response(null, { status: 404 });
}
