import type { IncomingMessage } from "node:http";

/**
 * Ends a request that has not arrived whole after this time, in milliseconds. How long the answer takes is another matter: a
 * request that nobody reads, as of a download, has no "end" before its answer does, so `complete` is what is asked.
 */
export function endInTime(request: IncomingMessage, patience: number): void {
  const waiting = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, patience);
  request.once("end", () => clearTimeout(waiting)).once("close", () => clearTimeout(waiting));
}
