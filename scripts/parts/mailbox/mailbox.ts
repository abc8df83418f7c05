import { readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { SMTPServer } from "smtp-server";
import { findPort } from "../port.mjs";
import { listPage, mailPage } from "./pages";
import { MailStore } from "./store";

export type Mailbox = { smtpUrl: string; webUrl: string; stop(): Promise<void> };

const host = "127.0.0.1";
const largestMail = 25 * 1024 * 1024;

/**
 * The local mailbox: takes every mail over SMTP, keeps it under `folder`, shows it on a page, sends nothing anywhere.
 * Both listen on this machine alone, on the ports of the time before if those are free.
 */
export async function startMailbox(folder: string): Promise<Mailbox> {
  const store = await MailStore.open(folder);
  const portsFile = path.join(folder, "ports");
  const [smtpBefore, webBefore] = await readFile(portsFile, "utf8").then(
    (text) => text.split(" ").map(Number),
    () => [1025, 8025],
  );
  const smtpPort = await findPort(smtpBefore);
  const smtp = smtpServer(store);
  await listening(smtp.server as Server, () => smtp.listen(smtpPort, host));
  const webPort = await findPort(webBefore);
  const web = createServer((request, response) => {
    answer(store, webPort, request, response).catch(() => reply(response, 500, "text/plain", "This did not work."));
  });
  await listening(web, () => web.listen(webPort, host));
  await writeFile(portsFile, `${smtpPort} ${webPort}`);
  return {
    smtpUrl: `smtp://${host}:${smtpPort}`,
    webUrl: `http://${host}:${webPort}`,
    async stop() {
      web.closeAllConnections();
      await Promise.all([new Promise((done) => web.close(done)), new Promise<void>((done) => smtp.close(done))]);
    },
  };
}

function smtpServer(store: MailStore): SMTPServer {
  const server = new SMTPServer({
    name: "mailbox.local",
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: largestMail,
    closeTimeout: 1000,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", done);
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : "";
        const to = rcptTo.map(({ address }) => address.toLowerCase());
        store.add(Buffer.concat(chunks), { from, to }).then(() => done(), done);
      });
    },
  });
  // A client that hangs up must not end the process.
  server.on("error", () => {});
  return server;
}

function listening(server: Server, listen: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", resolve);
    listen();
  });
}

async function answer(store: MailStore, port: number, request: IncomingMessage, response: ServerResponse) {
  // A page of the internet could point its own name at 127.0.0.1 and read sign-in links here (DNS rebinding).
  if (![`${host}:${port}`, `localhost:${port}`].includes(request.headers.host ?? "")) {
    return reply(response, 403, "text/plain", "The mailbox answers on this machine alone.");
  }
  if (request.method !== "GET" && request.method !== "HEAD") return reply(response, 405, "text/plain", "Only GET.");
  const url = new URL(request.url ?? "/", `http://${host}`);
  const to = url.searchParams.get("to") ?? "";
  if (url.pathname === "/") return reply(response, 200, "text/html", listPage(store.list(to), to));
  if (url.pathname === "/mails.json") return reply(response, 200, "application/json", JSON.stringify(store.list(to)));

  const [, folder, id = "", what, index] = url.pathname.split("/");
  const found = folder === "mails" ? await store.find(id) : null;
  if (!found) return reply(response, 404, "text/plain", "There is no such mail.");
  const { summary, source, mail } = found;
  if (what === undefined) return reply(response, 200, "text/html", mailPage(summary, mail));
  if (what === "source") return reply(response, 200, "text/plain", source);
  if (what === "html") return reply(response, 200, "text/html", openingElsewhere(mail.html || ""));
  const file = what === "files" ? mail.attachments[Number(index)] : undefined;
  if (!file) return reply(response, 404, "text/plain", "There is no such file.");
  const name = encodeURIComponent(file.filename ?? "file");
  response.setHeader("Content-Disposition", `attachment; filename*=UTF-8''${name}`);
  return reply(response, 200, "application/octet-stream", file.content);
}

/** Links of the mail open in a page of their own, not inside the frame that shows the mail. */
function openingElsewhere(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}

function reply(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.statusCode = status;
  response.setHeader("Content-Type", type.startsWith("text/") ? `${type}; charset=utf-8` : type);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Referrer-Policy", "no-referrer");
  // Mails bring styles of their own; scripts and anything from elsewhere stay out.
  response.setHeader(
    "Content-Security-Policy",
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; frame-ancestors 'self'",
  );
  response.end(body);
}
