import { IncomingMessage } from "node:http";

/**
 * A request with a form is read first and handed on with its length, because the application answers one that turns out
 * too long or cut off with a fault; other requests are handed on as they are. Bodies in pieces of unknown number
 * ("chunked") are taken too: proxies that stream (Caddy, Traefik, some cloud balancers) send any form that way.
 * @param most in bytes
 * @returns "too large"; "broken" for a form that does not end as it must; "gone" when the sender went away before the end
 */
export async function withWholeBody(
  request: IncomingMessage,
  most: number,
): Promise<IncomingMessage | "too large" | "broken" | "gone"> {
  if (Number(request.headers["content-length"] ?? 0) > most) return "too large";
  const type = request.headers["content-type"] ?? "";
  const isForm = /^multipart\/form-data\b/i.test(type);
  if (!isForm && request.headers["transfer-encoding"] === undefined) return request;
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    // Not `for await`: leaving such a loop early would close the connection before the answer.
    await new Promise<void>((resolve, reject) => {
      request.on("data", (piece: Buffer) => {
        length += piece.length;
        if (length <= most) pieces.push(piece);
        else resolve();
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
