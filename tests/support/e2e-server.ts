import { connect } from "@/lib/db";
import { startServer } from "./server";

/**
 * One server for all end-to-end tests. It believes the address in `x-forwarded-for`, so that each test can be a visitor
 * of its own and the rate limits of one do not meet another.
 */
export default async function setup() {
  const server = await startServer({ env: { TRUST_PROXY: "1" } });
  process.env.E2E_SITE_URL = server.siteUrl;
  process.env.E2E_MAILBOX_URL = server.mailboxUrl ?? "";
  process.env.E2E_DATABASE_URL = server.databaseUrl;
  // All tests register for the one shipped event.
  const db = connect(server.databaseUrl, 1);
  await db.event.updateMany({ data: { capacity: 10_000 } });
  await db.$disconnect();
  return async () => {
    await server.stop();
    await server.removeData();
  };
}
