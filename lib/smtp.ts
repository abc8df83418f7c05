import { connect } from "node:net";
import nodemailer from "nodemailer";
import type Mail from "nodemailer/lib/mailer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import SMTPPool from "nodemailer/lib/smtp-pool";

/** One message as nodemailer takes it. */
export type SmtpMessage = Mail.Options;

/** What the worker needs of a mail server. */
export type SmtpTransport = {
  /** Resolves when the server has accepted the message. @throws nodemailer's error with the server's answer. */
  sendMail(message: SmtpMessage): Promise<{ response: string }>;
  /** Resolves when the server lets us in: connection, encryption and login. @throws as `sendMail`. */
  verify(): Promise<unknown>;
  /** Whether the server takes addresses with letters beyond ASCII before the @ (SMTPUTF8, RFC 6531). Asked once. */
  takesUtf8(): Promise<boolean>;
  close(): void;
};

/**
 * Connections to the mail server, kept open between messages.
 * @param url `smtp://` or `smtps://`, with credentials when the server wants them. @param connections most at once.
 */
export function connectSmtp(url: string, connections: number): SmtpTransport {
  const options = {
    url,
    pool: true as const,
    maxConnections: connections,
    maxMessages: 100,
    // Trying again is the queue's business, where it is on record; nodemailer would do it silently.
    maxRequeues: 0,
    connectionTimeout: 15_000,
    greetingTimeout: 30_000,
    // A server may be slow to say that it took the message. Giving up early makes second copies (RFC 5321, 4.5.3.2.6
    // and RFC 1047); the claim on the mail is renewed meanwhile.
    socketTimeout: 10 * 60_000,
    getSocket: openSocket,
  };
  // Handed over as a transport: given the options, `createTransport` heeds their url and forgets the rest, the pool too.
  const transport = nodemailer.createTransport(new SMTPPool(options));
  let answer: Promise<boolean> | undefined;
  return Object.assign(transport, {
    takesUtf8: () => {
      answer ??= askForUtf8(url).catch((error) => {
        answer = undefined;
        throw error;
      });
      return answer;
    },
  });
}

/**
 * Asks a server for SMTPUTF8 in a conversation of its own: nodemailer keeps what a server can do to itself, and sends such an
 * address to servers that cannot read it too, which RFC 6531, 3.4 forbids.
 * @throws as `sendMail` when the server cannot be reached.
 */
async function askForUtf8(url: string): Promise<boolean> {
  const { host, port, secure, tls } = new SMTPPool({ url, pool: true }).options as SMTPConnection.Options;
  const connection = new SMTPConnection({ host, port, secure, tls, greetingTimeout: 30_000 });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once("error", reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    return (connection as unknown as { _supportedExtensions: string[] })._supportedExtensions.includes("SMTPUTF8");
  } finally {
    connection.close();
  }
}

/**
 * A socket that sends the end of a message at once. With Nagle's algorithm it waits for the server's acknowledgement, which
 * servers put off by up to 40 ms (RFC 1122, 4.2.3.2 and 4.2.3.4): 25 mails a second on a connection that could carry a
 * hundred. nodemailer has no setting for it. It is handed over while it still connects, so that nodemailer hears of all that
 * goes wrong and adds TLS where it is wanted.
 */
export function openSocket(
  { host = "localhost", port, secure }: { host?: string; port?: number | string; secure?: boolean },
  callback: (error: Error | null, options: object) => void,
): void {
  const socket = connect({ host, port: Number(port) || (secure ? 465 : 587), noDelay: true, keepAlive: true });
  callback(null, { connection: socket });
}

type Letter = {
  /** Where a report goes when the message cannot be delivered (RFC 5321, 4.4); null: to `from`. */
  envelopeFrom: string | null;
  from: { name: string; address: string };
  to: { name: string | null; address: string };
  replyTo: { name: string; address: string } | null;
  subject: string;
  html: string;
  text: string;
  inlineImages: { cid: string; filename: string; contentType: string; base64: string }[];
  /** With the angle brackets. */
  messageId: string;
  /** Message-ID of the first mail of the thread; null when this one is the first. */
  threadStart: string | null;
  calendar: { method: "REQUEST" | "CANCEL" | "PUBLISH"; content: string } | null;
  /** Files that travel in the mail. */
  files: { name: string; contentType: string; content: Uint8Array }[];
  /** Where a mail program posts to when its reader presses "unsubscribe" (RFC 8058); null for what is no subscription. */
  unsubscribe: string | null;
};

/**
 * A mail that a machine writes about something its reader did: text and HTML, inline pictures, and a calendar entry
 * both as an alternative and as an attachment, since programs look for it in either place (RFC 6047). The headers keep
 * automatic replies away (RFC 3834, and Exchange's own). List-Unsubscribe stands only on what is not part of a registration.
 */
export function buildMessage(letter: Letter): SmtpMessage {
  return {
    ...(letter.envelopeFrom && { envelope: { from: letter.envelopeFrom, to: letter.to.address } }),
    from: headerSafe(letter.from),
    to: headerSafe({ name: letter.to.name ?? "", address: letter.to.address }),
    ...(letter.replyTo && { replyTo: headerSafe(letter.replyTo) }),
    subject: oneLine(letter.subject),
    messageId: letter.messageId,
    ...(letter.threadStart && { inReplyTo: letter.threadStart, references: letter.threadStart }),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...(letter.unsubscribe && {
        "List-Unsubscribe": { prepared: true, value: `<${letter.unsubscribe}>` },
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    text: oneKindOfLine(letter.text),
    html: oneKindOfLine(letter.html),
    attachments: [
      ...letter.inlineImages.map(({ base64, ...image }) => ({
        ...image,
        content: base64,
        encoding: "base64",
        contentDisposition: "inline" as const,
      })),
      ...letter.files.map(({ name, contentType, content }) => ({
        filename: oneLine(name),
        contentType,
        content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
      })),
    ],
    ...(letter.calendar && { icalEvent: { ...letter.calendar, filename: "invitation.ics" } }),
    // A letter never makes nodemailer read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A carriage return by itself must not reach the wire (RFC 5321, 2.3.8): servers disagree about whether it ends a line. */
function oneKindOfLine(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, "\n");
}

/**
 * A header ends at its line: control characters become spaces (RFC 5322, 2.2). Those that turn the direction of what follows
 * go too, and nothing is left to look like an encoded word (RFC 2047), which a program would decode into what was kept out
 * here: a name must not rewrite the line it stands in for whoever reads it. A very long one is cut.
 */
function oneLine(text: string): string {
  const characters = [...text.toWellFormed()];
  const cut = characters.length > HEADER_CHARACTERS ? `${characters.slice(0, HEADER_CHARACTERS - 1).join("")}…` : text;
  return cut
    .toWellFormed()
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, "")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .replaceAll("=?", "= ?")
    .trim();
}

/** More than any list of mails shows, and far from the 998 octets that a line may have (RFC 5322, 2.1.1). */
const HEADER_CHARACTERS = 255;

/** @throws when the address itself could end the line or name a second recipient. */
function headerSafe({ name, address }: { name: string; address: string }) {
  if (/[\p{Cc}\s<>,;]/u.test(address)) throw new Error("The address cannot be written into a mail.");
  return { name: oneLine(name), address };
}
