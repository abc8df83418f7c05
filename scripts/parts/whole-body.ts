import { IncomingMessage } from "node:http";

export type Bounds = {
  /** In bytes: the longest body that is handed on. */
  most: number;
  /** In bytes: how much of a longer one is read to its end and thrown away, so that the sender hears the answer. */
  discarded: number;
};

/**
 * A request with a form is read first and handed on with its length, because the application answers one that turns out
 * too long or cut off with a fault; other requests are handed on as they are. Bodies in pieces of unknown number
 * ("chunked") are taken too: proxies that stream (Caddy, Traefik, some cloud balancers) send any form that way.
 *
 * A form that is too long is read on without being kept: browsers look for an answer only after the last byte, and would
 * show a broken connection instead (RFC 9112, 9.6).
 * @returns "too large"; "broken" for a form that does not end as it must; "gone" when the sender went away before the end
 */
export async function withWholeBody(
  request: IncomingMessage,
  { most, discarded }: Bounds,
): Promise<IncomingMessage | "too large" | "broken" | "gone"> {
  const announced = Number(request.headers["content-length"] ?? 0);
  const type = request.headers["content-type"] ?? "";
  const isForm = /^multipart\/form-data\b/i.test(type);
  if (announced > Math.max(most, discarded)) return "too large";
  if (!isForm && request.headers["transfer-encoding"] === undefined && announced <= most) return request;
  let pieces: Buffer[] = [];
  let length = 0;
  try {
    // Not `for await`: leaving such a loop early would close the connection before the answer.
    await new Promise<void>((resolve, reject) => {
      request.on("data", (piece: Buffer) => {
        length += piece.length;
        if (length <= most && announced <= most) pieces.push(piece);
        else pieces = [];
        if (length > Math.max(most, discarded)) resolve();
      });
      request.once("end", resolve).once("error", reject).once("close", reject);
    });
  } catch {
    return "gone";
  }
  if (length > most) return "too large";
  const body = Buffer.concat(pieces);
  if (isForm && !endsWell(type, body)) return "broken";
  const whole = new IncomingMessage(request.socket);
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders } = request;
  Object.assign(whole, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders, complete: true });
  const { "transfer-encoding": _, ...headers } = request.headers;
  whole.headers = { ...headers, "content-length": String(length) };
  whole.push(body);
  whole.push(null);
  return whole;
}

/** A form's parts stand between boundaries, and the last one says that it is the last (RFC 2046, 5.1.1). */
function endsWell(type: string, body: Buffer): boolean {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  return boundary !== undefined && body.subarray(-boundary.length - 64).includes(`--${boundary}--`);
}
