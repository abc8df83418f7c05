import { type RunningServer, startServer } from "./server";

export type TwoProcesses = { first: RunningServer; second: RunningServer; stop(): Promise<void> };

/**
 * Two web servers on one database, as behind a balancer: the first brings the database, the mailbox and the worker, the
 * second only serves. Both believe `x-forwarded-for`, so that each visitor has an address of their own.
 * @param options.secondDatabaseUrl another way for the second to the first one's database
 */
export async function startTwoProcesses(
  options: { secondDatabaseUrl?: (databaseUrl: string) => Promise<string> } = {},
): Promise<TwoProcesses> {
  const shared = {
    TRUST_PROXY: "1",
    // The tests' own: they make the links that stand in mails.
    AUTH_SECRET: String(process.env.AUTH_SECRET),
    APP_CLOCK: "2024-02-05T09:00:00+01:00",
    LOG_LEVEL: "warn",
  };
  const first = await startServer({ env: { ...shared, ORGANISER_EMAILS: "organiser@example.org" } });
  const stopFirst = async () => {
    await first.stop();
    await first.removeData();
  };
  try {
    const { databaseUrl, smtpUrl } = first;
    const second = await startServer({
      env: {
        ...shared,
        DATABASE_URL: (await options.secondDatabaseUrl?.(databaseUrl)) ?? databaseUrl,
        SMTP_URL: smtpUrl,
        WORKER: "off",
      },
    });
    return {
      first,
      second,
      async stop() {
        await second.stop();
        await second.removeData();
        await stopFirst();
      },
    };
  } catch (error) {
    await stopFirst();
    throw error;
  }
}
