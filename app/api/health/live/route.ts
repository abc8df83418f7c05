export const dynamic = "force-dynamic";

/** Whether the process answers at all; asks nobody else. */
export function GET() {
  return Response.json({ isLive: true }, { headers: { "Cache-Control": "no-store" } });
}
