import { ImapFlow } from "imapflow";
import type { ImapAddress } from "./imap-url";

/** A message as it stands in the mailbox. */
export type ImapMessage = { source: Buffer; isWhole: boolean };

/** What a reader needs of a mailbox, opened. Nothing here deletes or moves a message. */
export type ImapMailbox = {
  /** RFC 3501, 2.3.1.1: UIDs say nothing any more when it has changed. */
  uidValidity: bigint;
  /** UIDs above the given one, lowest first. */
  listUidsAfter(uid: bigint): Promise<number[]>;
  /** The beginning of a message, without marking it as seen (BODY.PEEK); null when it has gone meanwhile. */
  read(uid: number): Promise<ImapMessage | null>;
  markSeen(uid: number): Promise<void>;
  close(): Promise<void>;
};

/** The report stands before the returned message, so that the beginning of a huge one says all there is to say. */
const MOST_OCTETS = 1024 * 1024;

/**
 * Connects to a mailbox. Without TLS from the start, STARTTLS is a must before the password is sent, except to this very
 * machine.
 * @throws imapflow's errors, for which `imapTrouble` has words.
 */
export async function openImapMailbox(address: ImapAddress): Promise<ImapMailbox> {
  const isHere = ["127.0.0.1", "::1", "localhost"].includes(address.host);
  const client = new ImapFlow({
    host: address.host,
    port: address.port,
    secure: address.secure,
    ...(address.secure ? {} : isHere ? { doSTARTTLS: false } : { doSTARTTLS: true }),
    auth: { user: address.user, pass: address.password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    // Whatever a server announces, this process keeps its memory.
    maxLiteralSize: 8 * MOST_OCTETS,
    maxLineLength: 8 * MOST_OCTETS,
    maxResponseSize: 32 * MOST_OCTETS,
  });
  // A connection that breaks also rejects the command that waits for it; unheard, the event would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(address.folder);
    return {
      uidValidity,
      async listUidsAfter(uid) {
        // `n:*` names the last message also where its UID is below n (RFC 3501, 6.4.8).
        const found = (await client.search({ uid: `${uid + 1n}:*` }, { uid: true })) || [];
        return found.filter((one) => BigInt(one) > uid).sort((a, b) => a - b);
      },
      async read(uid) {
        const query = { size: true, source: { start: 0, maxLength: MOST_OCTETS } };
        const message = await client.fetchOne(String(uid), query, { uid: true });
        if (!message || message.source === undefined) return null;
        return { source: message.source, isWhole: (message.size ?? 0) <= MOST_OCTETS };
      },
      async markSeen(uid) {
        await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
      },
      close: () => leave(client),
    };
  } catch (error) {
    await leave(client);
    throw error;
  }
}

async function leave(client: ImapFlow): Promise<void> {
  if (client.usable) await client.logout().catch(() => {});
  client.close();
}

/** What went wrong with a mailbox in one line of at most 300 characters, with what the server said. Never the password. */
export function imapTrouble(error: unknown): string {
  const { message, responseText, authenticationFailed, code } = error as Error & {
    responseText?: string;
    authenticationFailed?: boolean;
    code?: string;
  };
  const said = (responseText || message || String(code ?? error)).replace(/\s+/g, " ").trim();
  return `${authenticationFailed ? "Login refused: " : ""}${said}`.slice(0, 300);
}
