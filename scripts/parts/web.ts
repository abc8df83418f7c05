import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import next from "next";
import { FILE_MAX_BYTES } from "../../lib/questions/constants";
import { endInTime } from "./end-in-time";
import { portTaken } from "./port.mjs";
import { preparePage } from "./prepare-page";
import { readableErrors } from "./readable-errors";
import { root } from "./settings.mjs";
import { nameVisitor } from "./visitor";
import { withWholeBody } from "./whole-body";

export type Web = { stop(): Promise<void> };

/** In bytes: the longest answers that are kept (lib/drafts) in UTF-8, and room to spare. Next refuses from there on as a fault. */
const LARGEST_FORM = 2_000_000;

/** The addresses that take a file, each below the page with its form. What is around the file in the form is little. */
const UPLOAD =
  /^\/([^/]+\/(events\/[^/]+\/register|registrations\/[^/]+\/change)\/files\/[^/]+|admin\/events\/[^/]+\/(mail\/announcements\/[^/]+\/files|look\/logo|imports))(?=\/upload$)/;
const LARGEST_UPLOAD = FILE_MAX_BYTES + 100_000;

/** In bytes: somebody who chose a film by mistake is told so in the end, instead of seeing a broken connection. */
const DISCARDED = 8_000_000_000;

/** In milliseconds: the longest that a form and a file may take to arrive; slow lines need minutes for 5 MB. */
const FORM_PATIENCE = 60_000;
const UPLOAD_PATIENCE = 900_000;

/**
 * Serves the application.
 * @param options.trustProxy how many reverse proxies of ours stand in front (TRUST_PROXY)
 */
export async function startWeb(options: {
  dev: boolean;
  port: number;
  trustProxy: number;
  appUrl: string;
}): Promise<Web> {
  const server = createServer();
  // Slow senders hold a connection no longer than this (slowloris); `endInTime` is stricter with all but uploads.
  server.headersTimeout = 15_000;
  server.requestTimeout = UPLOAD_PATIENCE;
  // Longer than the minute most reverse proxies keep a connection, so that it is they who end it.
  server.keepAliveTimeout = 65_000;
  const app = next({ dev: options.dev, dir: root, port: options.port, hostname: "localhost", httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on("request", (request, response) => {
    readableErrors(request, response, options.port);
    nameVisitor(request, options.trustProxy);
    if (!isDecodable(request.url)) request.url = "/nowhere/at/all";
    preparePage(request, response);
    if (isForeignPost(request, options.appUrl)) {
      refuse(
        response,
        403,
        "This form was sent from another site, so it was not accepted. Open the page here and try again.",
      );
    } else {
      const upload = UPLOAD.exec(request.url ?? "")?.[0];
      const bounds = { most: upload ? LARGEST_UPLOAD : LARGEST_FORM, discarded: DISCARDED };
      endInTime(request, upload ? UPLOAD_PATIENCE : FORM_PATIENCE);
      void withWholeBody(request, bounds).then((whole) => {
        if (upload && (whole === "too large" || whole === "broken")) {
          const problem = whole === "broken" ? "broken" : "too_large";
          response.writeHead(303, { location: `${upload}?problem=${problem}`, connection: "close" }).end();
        } else if (whole === "too large") {
          refuse(response, 413, "This is more than a form here can hold. Go back, shorten the texts and try again.");
        } else if (whole === "broken") {
          refuse(response, 400, "Only a part of the form arrived. Go back and try again.");
        } else if (whole !== "gone") void handle(whole, response);
      });
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

/** Where mail programs post on their reader's behalf (RFC 8058, 3.2): from anywhere, and knowing nothing but the key. */
const ONE_CLICK = /^\/unsubscribe\/[\w-]{1,100}$/;

/** An answer in one sentence, for what no page of ours ever sends. */
function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" });
  response.end(`${sentence}\n`);
}

/**
 * Whether a page of another site sent this form (OWASP, "Verifying Origin With Standard Headers"). Next refuses such
 * server actions too, but as a fault, with 500; route handlers it does not look at. "null" is what a page says that hides
 * where it comes from (a sandboxed frame, a file); our own pages never do, see Referrer-Policy in next.config.ts.
 * @param appUrl the public address, for proxies that do not pass the visitor's Host on.
 */
export function isForeignPost(
  { method = "GET", url = "/", headers }: Pick<IncomingMessage, "method" | "url" | "headers">,
  appUrl: string,
): boolean {
  const { origin } = headers;
  if (method === "GET" || method === "HEAD" || !origin) return false;
  if (method === "POST" && ONE_CLICK.test(url)) return false;
  const host = headers["x-forwarded-host"] ?? headers.host;
  if (!URL.canParse(origin)) return true;
  return new URL(origin).host !== host && new URL(origin).origin !== new URL(appUrl).origin;
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

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? portTaken(port) : error);
    });
    server.listen(port, resolve);
  });
}
