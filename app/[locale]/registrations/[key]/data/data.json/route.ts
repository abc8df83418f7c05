import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { getHeldData } from "@/lib/privacy/queries";
import { ownDataFile } from "@/lib/privacy/rules";
import { type OwnParams, ownRegistrationGate } from "../../gate";

/** The same as the page, for machines (GDPR, article 20). The keys are documented in docs/own-data.md. */
export async function GET(_request: Request, context: OwnParams): Promise<Response> {
  const { locale, registration, event } = await ownRegistrationGate(context);
  const data = await getHeldData(database(), registration.id);
  return new Response(JSON.stringify(ownDataFile(data, event, locale, clock.now()), null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${registration.reference}.json"`,
      "cache-control": "private, no-store",
    },
  });
}
