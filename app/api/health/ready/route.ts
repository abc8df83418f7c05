import { database } from "@/lib/db";
import { checkReadiness } from "@/lib/health/queries";

export const dynamic = "force-dynamic";

/** Whether requests can be served: 200, else 503. Tells nothing beyond yes and no. */
export async function GET() {
  const checks = await checkReadiness(database());
  return Response.json(checks, { status: checks.isReady ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
