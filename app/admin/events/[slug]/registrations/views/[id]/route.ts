import { notFound, redirect } from "next/navigation";
import { database } from "@/lib/db";
import { findSavedView } from "@/lib/saved-views/queries";
import { openViews } from "../open-views";

type Context = { params: Promise<{ slug: string; id: string }> };

/** The address of a view that can be sent round: leads to the list as the view keeps it now. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, id } = await params;
  const { scope, event, list } = await openViews(slug);
  const view = await findSavedView(database(), scope, event.id, id);
  if (!view) notFound();
  const said = new URL(request.url).searchParams.get("said") === "saved" ? "said=saved" : "";
  const query = [view.query, said].filter(Boolean).join("&");
  redirect(query ? `${list}?${query}` : list);
}
