import { allValues } from "@/lib/audience/rules";
import { exportAnswer } from "../export-answer";

/** An export by purpose, of whom the address says. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return exportAnswer((await params).slug, allValues(new URL(request.url).searchParams));
}

/** Next would answer HEAD by running GET, and put an export on record that nobody took. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: "GET" } });
}
