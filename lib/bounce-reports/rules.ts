import type { BounceKind } from "@/prisma/generated/enums";
import { AUTOMATIC_SUBJECTS, DIAGNOSTIC_LENGTH } from "./constants";
import type { Judgement, ReceivedMessage } from "./schema";

/**
 * What a message of the bounce mailbox is. A report with fields for machines (RFC 3464) is believed; one in prose alone
 * must look like a mail server's and not like a person's automatic reply. Reads whatever it is given, and never throws.
 * Delivered, relayed and expanded are good news and count as "other", as do read receipts and complaints about spam.
 */
export function judge(message: ReceivedMessage): Judgement {
  const fields = reportFields(message);
  const recipient = worstRecipient(fields ?? "");
  if (!recipient && isAutomaticReply(message)) return { is: "automatic_reply" };
  const told = recipient ?? (fields === null && isFromMailServer(message) ? prose(message) : null);
  const returned = message.parts.find(({ contentType }) => /rfc822|message\/global/.test(contentType))?.content ?? "";
  // A report about a report is about a mail that we did not send.
  if (!told || /^content-type:\s*multipart\/report/im.test(head(returned))) return { is: "other" };
  const id = /^message-id:\s*(<[!-;=?-~]{1,250}>)/im;
  return {
    is: "bounce",
    kind: told.kind,
    status: told.status,
    diagnostic: oneLine(told.diagnostic) || "No reason was given.",
    mentions: [...message.headers.map(({ value }) => value), head(returned), message.body.slice(0, 20_000)],
    returnedId: (id.exec(head(returned)) ?? id.exec(message.body))?.[1] ?? null,
  };
}

type Told = { kind: BounceKind; status: string | null; diagnostic: string };

/** The fields for machines; "" where it is a report of another kind; null where the message is not a report. */
function reportFields({ parts, body, headers }: ReceivedMessage): string | null {
  const report = parts.find(({ contentType }) => /^message\/(global-)?delivery-status$/.test(contentType));
  if (report) return report.content;
  const type = headerOf(headers, "content-type");
  if (!/^multipart\/report\b/i.test(type)) return null;
  // Where the parts cannot be told apart, the fields still stand between the others.
  return /report-type\s*=\s*"?delivery-status/i.test(type) ? body : "";
}

/** The recipient for whom it looks worst; null when there is no bad news. */
function worstRecipient(report: string): Told | null {
  const told = groupsOf(report).flatMap((fields) => {
    const action = fields.get("action")?.toLowerCase().trim() ?? "";
    if (!/^(failed|delayed)/.test(action)) return [];
    const diagnostic = (fields.get("diagnostic-code") ?? "").replace(/^[\w-]+;\s*/, "");
    const status = statusOf(fields.get("status") ?? "", diagnostic);
    const isHard = action.startsWith("failed") && isAboutAddress(status, diagnostic);
    return [
      { kind: isHard ? "hard" : "soft", status, diagnostic: diagnostic || (fields.get("status") ?? "") } as const,
    ];
  });
  return told.find(({ kind }) => kind === "hard") ?? told[0] ?? null;
}

/** The code of the field; where that is as vague as Exim's 5.0.0, the one that the other server itself gave. */
function statusOf(field: string, diagnostic: string): string | null {
  const [own = null, said = null] = [field, diagnostic].map((text) => /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0]);
  return own === null || own === "5.0.0" ? (said ?? own) : own;
}

/**
 * Whether a status code says for good that mail does not get through to this address (RFC 3463). Not so: 4.x.x, a
 * "persistent transient failure" (3.1), also once the server stopped trying; X.2.2, a full mailbox, which the standard
 * itself calls transient (3.3); X.2.3 and X.3.4, this message is too large; X.1.7 and X.1.8, our own address; X.3.x, the
 * other server's state; X.4.7, time ran out; X.5.1 and up, the protocol; X.6.x, this text; X.7.x, policy: the address may
 * well work, and its server did not want this mail from us (3.8). Where only the class is known (5.0.0) the three-digit code
 * of the answer decides: 550, 551 and 553 are about the mailbox (RFC 5321, 4.2.3).
 */
export function isAboutAddress(status: string | null, diagnostic: string): boolean {
  if (status === "5.0.0") return /^\W*55[013]\b/.test(diagnostic);
  return status !== null && /^5\./.test(status) && !/^5\.(1\.[78]|2\.[23]|4\.7|5\.[1-9]\d*|[367]\.\d+)$/.test(status);
}

/**
 * A report in prose. Soft unless it names failed recipients in a header, as Exim and Google do for good failures, and
 * quotes a status that is about the address: nobody's address is called broken on a guess about words.
 */
function prose({ headers, text }: ReceivedMessage): Told {
  const status = /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? null;
  const quoted = text.split(/\r?\n/).find((line) => /\b[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b/.test(line));
  const isNamed = headerOf(headers, "x-failed-recipients") !== "";
  return {
    kind: isNamed && isAboutAddress(status, "") ? "hard" : "soft",
    status,
    diagnostic: quoted ?? headerOf(headers, "subject"),
  };
}

/** Whether a person's mailbox answered by itself: by header (RFC 3834 and older habits), else by its subject. */
export function isAutomaticReply(message: ReceivedMessage): boolean {
  const { headers } = message;
  const says = (name: string, pattern: RegExp) => pattern.test(headerOf(headers, name));
  // Postfix says it of its reports too.
  if (says("auto-submitted", /^auto-(replied|notified)/i) && !isFromMailServer(message)) return true;
  if (says("x-autoreply", /./) || says("x-autorespond", /./) || says("x-autoresponder", /./)) return true;
  if (says("precedence", /^auto.?reply/i) || says("x-auto-reply-from", /./)) return true;
  const subject = plain(headerOf(headers, "subject"));
  return AUTOMATIC_SUBJECTS.some((beginning) => subject.startsWith(beginning));
}

/** Whether it came from a mail server and not from a person: its name says so, or which recipients failed. */
function isFromMailServer({ headers }: ReceivedMessage): boolean {
  const from = headerOf(headers, "from");
  return (
    headerOf(headers, "x-failed-recipients") !== "" ||
    /(mailer.?daemon|postmaster|mail.?daemon)@|mail delivery (sub)?system|mailer.?daemon/i.test(from)
  );
}

function headerOf(headers: ReceivedMessage["headers"], name: string): string {
  return headers.find((header) => header.name === name)?.value.trim() ?? "";
}

/** Groups of fields between empty lines, names in lower case, folded lines joined (RFC 3464, 2.1). */
function groupsOf(text: string): Map<string, string>[] {
  const unfolded = text
    .slice(0, 200_000)
    .replace(/\r\n?/g, "\n")
    .replace(/\n[ \t]+(?=\S)/g, " ");
  return unfolded.split(/\n\s*\n/).map(
    (group) =>
      new Map(
        group.split("\n").flatMap((line) => {
          const [, name, value] = /^([\w-]+):\s*([\s\S]*)$/.exec(line) ?? [];
          return name ? [[name.toLowerCase(), value ?? ""] as const] : [];
        }),
      ),
  );
}

/** The header of a message, unfolded. */
function head(source: string): string {
  const end = source.search(/\r?\n\r?\n/);
  return source.slice(0, end === -1 ? 20_000 : Math.min(end, 20_000)).replace(/\r?\n[ \t]+/g, " ");
}

/** Without control characters: what cannot be stored or shown must not stop the record. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")
    .trim()
    .slice(0, DIAGNOSTIC_LENGTH);
}

/** Lower case, without accents; æ, ø and å in their usual spellings. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll("æ", "ae").normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim();
}
