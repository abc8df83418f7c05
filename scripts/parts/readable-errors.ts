import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Headers between this server and the application; from outside they are dropped. */
const internalHeaders = ["x-shown-address", "x-request-id", "x-between-us"];

/** Tells this process's own requests from everybody else's. */
const betweenUs = randomUUID();

/**
 * Next answers a `notFound()` or a fault in a page with an empty shell that only JavaScript fills. Readers without
 * JavaScript would see nothing, so for whole pages the shell is replaced by one that was made on the server: Next's own
 * page for addresses that lead nowhere, or the calm page for faults. Status and reader's address stay what they were.
 * Requests of scripts (client navigation, server actions under JavaScript) keep Next's answer.
 * @param port where this server listens: the replacement is asked for over loopback.
 */
export function readableErrors(request: IncomingMessage, response: ServerResponse, port: number): void {
  const { headers } = request;
  const wasAskedFor = headers["x-between-us"] === betweenUs;
  if (!wasAskedFor) {
    for (const name of internalHeaders) delete headers[name];
    headers["x-request-id"] = randomUUID();
  }
  const wantsPage = String(headers.accept ?? "").includes("text/html") && !headers.rsc && !headers["next-action"];
  if (wasAskedFor || !wantsPage) return;

  const { writeHead, write, end, flushHeaders } = response;
  let replaced = false;
  // Next's own pages, its bare "Internal Server Error", and route handlers that found nothing.
  const isShell = (status: number) => {
    const type = String(response.getHeader("content-type") ?? "");
    return (
      (status === 404 && (type === "" || type.includes("text/html"))) ||
      (status >= 500 && /^$|text\/(html|plain)/.test(type))
    );
  };
  const replace = (status: number) => {
    replaced = true;
    void readablePage(request, status, port).then((page) => {
      Object.assign(response, { writeHead, write, end, flushHeaders });
      for (const name of response.getHeaderNames()) {
        if (name !== "set-cookie") response.removeHeader(name);
      }
      response.writeHead(status, page.headers);
      response.end(request.method === "HEAD" ? undefined : page.body);
    });
  };
  response.writeHead = ((status: number, ...rest: never[]) => {
    if (replaced) return response;
    if (!isShell(status)) return writeHead.call(response, status, ...rest);
    replace(status);
    return response;
  }) as typeof writeHead;
  response.flushHeaders = () => {
    if (replaced) return;
    if (isShell(response.statusCode)) replace(response.statusCode);
    else flushHeaders.call(response);
  };
  response.write = ((...args: Parameters<typeof write>) => {
    if (!replaced && !response.headersSent) response.writeHead(response.statusCode);
    return replaced ? true : write.apply(response, args);
  }) as typeof write;
  response.end = ((...args: Parameters<typeof end>) => {
    if (!replaced && !response.headersSent) response.writeHead(response.statusCode);
    return replaced ? response : end.apply(response, args);
  }) as typeof end;
}

async function readablePage(request: IncomingMessage, status: number, port: number) {
  try {
    const page = await fetch(`http://127.0.0.1:${port}/${status === 404 ? "nowhere/at/all" : "failure"}`, {
      headers: {
        "x-between-us": betweenUs,
        "x-shown-address": request.url ?? "/",
        "x-request-id": String(request.headers["x-request-id"]),
        "accept-language": String(request.headers["accept-language"] ?? ""),
        cookie: String(request.headers.cookie ?? ""),
        accept: "text/html",
      },
      signal: AbortSignal.timeout(10_000),
    });
    const headers: Record<string, string> = {};
    for (const [name, value] of page.headers) {
      if (!/^(content-encoding|transfer-encoding|connection|keep-alive|content-length|set-cookie)$/.test(name))
        headers[name] = value;
    }
    return { headers, body: await page.text() };
  } catch {
    // The application cannot even say that it failed; say it for it.
    const body = `<!doctype html><html lang="en"><title>Something went wrong</title><h1>Something went wrong</h1><p>Try again in a few minutes.</p>`;
    return { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }, body };
  }
}
