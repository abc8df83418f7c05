import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import next from "next";
import { portTaken } from "./port.mjs";
import { readableErrors } from "./readable-errors";
import { root } from "./settings.mjs";

export type Web = { stop(): Promise<void> };

/** Headers that only a reverse proxy of ours may set; from anybody else they are lies. */
const proxyHeaders = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto", "forwarded"];

/** In bytes: the longest answers that are kept (lib/drafts) in UTF-8, and room to spare. Next refuses from there on as a fault. */
const LARGEST_FORM = 2_000_000;

/**
 * Serves the application.
 * @param options.trustProxy how many reverse proxies of ours stand in front (TRUST_PROXY)
 */
export async function startWeb(options: { dev: boolean; port: number; trustProxy: number }): Promise<Web> {
  const server = createServer();
  // Slow senders hold a connection no longer than this (slowloris); the longest form is a few kilobytes.
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  // Longer than the minute most reverse proxies keep a connection, so that it is they who end it.
  server.keepAliveTimeout = 65_000;
  const app = next({ dev: options.dev, dir: root, port: options.port, hostname: "localhost", httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on("request", (request, response) => {
    readableErrors(request, response, options.port);
    nameVisitor(request, options.trustProxy);
    if (!isDecodable(request.url)) request.url = "/nowhere/at/all";
    if (isForeignPost(request)) {
      refuse(
        response,
        403,
        "This form was sent from another site, so it was not accepted. Open the page here and try again.",
      );
    } else if (Number(request.headers["content-length"] ?? 0) > LARGEST_FORM) {
      refuse(response, 413, "This is more than a form here can hold. Go back, shorten the texts and try again.");
    } else {
      void handle(request, response);
    }
  });
  await listen(server, options.port);
  return {
    async stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      const impatience = setTimeout(() => server.closeAllConnections(), 8_000);
      await closed;
      clearTimeout(impatience);
      await app.close();
    },
  };
}

/** An answer in one sentence, for what no page of ours ever sends. */
function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" });
  response.end(`${sentence}\n`);
}

/**
 * Whether a page of another site sent this form (OWASP, "Verifying Origin With Standard Headers"). Next refuses such
 * server actions too, but as a fault, with 500; route handlers it does not look at.
 */
function isForeignPost({ method = "GET", headers }: IncomingMessage): boolean {
  const { origin } = headers;
  if (method === "GET" || method === "HEAD" || !origin || origin === "null") return false;
  const host = headers["x-forwarded-host"] ?? headers.host;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** Next answers a broken percent sequence in an address with 500; to a reader it is a page that does not exist. */
function isDecodable(url = "/"): boolean {
  try {
    decodeURIComponent(url.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/**
 * Leaves exactly one address in `x-forwarded-for` and `x-visitor-address`: that of the visitor as far as we can trust
 * it. Each proxy appends the address it saw, so with n trusted proxies it is the n-th from the right.
 */
export function nameVisitor(request: IncomingMessage, trustProxy: number): void {
  const { headers } = request;
  const socket = request.socket.remoteAddress ?? "";
  const forwarded = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  const address = trustProxy === 0 ? socket : (forwarded.at(-trustProxy) ?? socket);
  if (trustProxy === 0) for (const name of proxyHeaders) delete headers[name];
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  headers["x-forwarded-for"] = plain;
  headers["x-visitor-address"] = plain;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? portTaken(port) : error);
    });
    server.listen(port, resolve);
  });
}
