import { IncomingMessage } from "node:http";

/**
 * The request as it is when its length was announced, as browsers do and nginx does for them. A body that comes in
 * pieces of unknown number ("chunked") is read first and handed on with its length. Refusing those (411) would be
 * simpler, but proxies that stream (Caddy, Traefik, some cloud balancers) send any form that way; and the application
 * answers one that turns out too long with a fault.
 * @param most in bytes
 * @returns "too large", or "gone" when the sender went away before the end
 */
export async function withWholeBody(
  request: IncomingMessage,
  most: number,
): Promise<IncomingMessage | "too large" | "gone"> {
  if (Number(request.headers["content-length"] ?? 0) > most) return "too large";
  if (request.headers["transfer-encoding"] === undefined) return request;
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
  const whole = new IncomingMessage(request.socket);
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders } = request;
  Object.assign(whole, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders, complete: true });
  const { "transfer-encoding": _, ...headers } = request.headers;
  whole.headers = { ...headers, "content-length": String(length) };
  whole.push(Buffer.concat(pieces));
  whole.push(null);
  return whole;
}
