import { allValues } from "@/lib/audience/rules";
import { exportAnswer } from "../../exports/export-answer";

/** The list as CSV, with the filters of the page it was asked from: the full export under the address of CONTRACT.md. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const address = allValues(new URL(request.url).searchParams);
  return exportAnswer((await params).slug, { ...address, purpose: "full", format: "csv" });
}

/** Next would answer HEAD by running GET, and put an export on record that nobody took. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: "GET" } });
}
