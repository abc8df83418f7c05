import { pictureAnswer } from "@/app/picture-answer";
import { database } from "@/lib/db";
import { findLogo } from "@/lib/look/queries";

/** The logo of an event that is no longer a draft. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const logo = await findLogo(database(), (await params).slug);
  return logo ? pictureAnswer(request, logo, "public") : new Response(null, { status: 404 });
}
