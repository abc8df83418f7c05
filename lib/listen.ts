import pg from "pg";
import { logger } from "./logger";

/**
 * Listens on a PostgreSQL channel over a connection of its own, and opens it anew when it breaks. Notifications are a
 * hint and never the only way to hear of work: those sent while the connection was broken are lost.
 * @param onNotify called for each notification, and once whenever the connection has (again) been made.
 */
export function listen(databaseUrl: string, channel: string, onNotify: () => void): { stop(): Promise<void> } {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isStopped = false;

  const connect = async () => {
    const next = new pg.Client({ connectionString: databaseUrl, keepAlive: true, connectionTimeoutMillis: 15_000 });
    const onEnd = (error?: Error) => {
      if (isStopped || client !== next) return;
      client = undefined;
      logger.warn({ channel, reason: error?.message }, "listening was interrupted");
      next.end().catch(() => {});
      retry = setTimeout(connect, 1000);
    };
    client = next;
    next.on("error", onEnd);
    next.on("end", onEnd);
    next.on("notification", onNotify);
    try {
      await next.connect();
      await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      if (!isStopped) onNotify();
    } catch (error) {
      onEnd(error instanceof Error ? error : undefined);
    }
  };
  const connected = connect();

  return {
    async stop() {
      isStopped = true;
      clearTimeout(retry);
      await connected;
      await client?.end().catch(() => {});
    },
  };
}
