import { logger } from "../../lib/logger";
import { say } from "./words.mjs";

const steps: { what: string; stop: () => Promise<void> }[] = [];
let stopping: Promise<void> | undefined;

/** Longest a part may take to stop; PostgreSQL and the web server have shorter limits of their own. */
const patience = 20_000;

/** Remembers how to stop a part. Parts are stopped in the reverse order of their start. */
export function onShutdown(what: string, stop: () => Promise<void>): void {
  steps.push({ what, stop });
}

/** Stops every part that was started. Called again, it waits for the same stop. */
export function shutDown(): Promise<void> {
  stopping ??= (async () => {
    for (let step = steps.pop(); step; step = steps.pop()) {
      const { what } = step;
      await Promise.race([step.stop(), tooLong()]).catch((error) =>
        logger.error({ err: error }, `${what} did not stop`),
      );
    }
  })();
  return stopping;
}

function tooLong(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("took too long")), patience).unref();
  });
}

/**
 * Ctrl-C and the like stop everything and end with 0; a second Ctrl-C does not wait. An error that nobody caught stops
 * everything too, with 1: a process in an unknown state must not go on serving. A promise that nobody waited for is
 * logged, since the request it belonged to has failed by itself.
 */
export function shutDownOnSignals(): void {
  let asked = false;
  const stop = () => {
    if (asked) return;
    asked = true;
    say("\nStopping …");
    void shutDown().then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (asked && signal === "SIGINT") process.exit(1);
      stop();
    });
  }
  stopWithNpm(stop);
  // Whoever read our output has gone (a closed terminal, a log collector that died). Without a listener each failed write
  // would be an uncaught error, whose report fails to be written, and so on for ever.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  process.on("unhandledRejection", (error) => logger.error({ err: error }, "a promise was rejected and nobody waited"));
  process.on("uncaughtException", (error) => {
    if (stopping && isFarewell(error)) return;
    logger.error({ err: error }, "an error was not caught; stopping");
    void shutDown().then(() => process.exit(1));
  });
}

/**
 * Whether PostgreSQL ended a connection because it stops itself (SQLSTATE 57P01). A pool calls itself closed before its
 * connections are, so while everything stops, the farewell can reach one that nobody listens to any more.
 */
function isFarewell(error: Error & { code?: unknown }): boolean {
  return error.code === "57P01";
}

/**
 * A signal sent to npm alone ends npm and is not passed on: without this, `npm start` stopped by a supervisor would leave
 * everything it started behind. Where npm did not start us, our parent may come and go.
 */
function stopWithNpm(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) stop();
  }, 500).unref();
}
