import { database } from "@/lib/db";
import { checkMail } from "@/lib/health/queries";

export const dynamic = "force-dynamic";

/** Whether mail leaves: 200, else 503. For monitors, not for load balancers, which ask `ready`. */
export async function GET() {
  const checks = await checkMail(database());
  return Response.json(checks, {
    status: checks.isMailMoving ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
