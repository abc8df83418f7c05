import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";

type Behaviour = {
  /** Called before a recipient is accepted; throw what `refusal` makes to refuse. */
  onRecipient?: (address: string) => void;
  /** Called with the sender's address; throw what `refusal` makes to refuse. */
  onSender?: (address: string) => void;
  /** Asked when a message begins to arrive: whether the connection is cut in the middle of it. */
  cuts?: () => boolean;
  /** Further options of the server: login, encryption, extensions. */
  server?: SMTPServerOptions;
  /** Called with the message already read; what it returns is awaited before the server says yes. */
  beforeAccepting?: (raw: string) => Promise<void>;
};

/** An answer of the server that is not a yes. */
export function refusal(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/** A real SMTP server on a port of its own that keeps what it accepted. */
export async function openMailbox(behaviour: Behaviour = {}, port = 0) {
  const raw: string[] = [];
  const waiting = new Set<() => void>();
  const accepted: { messageId: string; at: number }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    ...behaviour.server,
    onMailFrom({ address }, _session, callback) {
      try {
        behaviour.onSender?.(address);
        callback();
      } catch (error) {
        callback(error as Error);
      }
    },
    onRcptTo({ address }, _session, callback) {
      try {
        behaviour.onRecipient?.(address);
        callback();
      } catch (error) {
        callback(error as Error);
      }
    },
    onData(stream, session, callback) {
      if (behaviour.cuts?.()) return void cut(server, session);
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const text = Buffer.concat(chunks).toString("utf8");
        try {
          await behaviour.beforeAccepting?.(text);
          raw.push(text);
          accepted.push({ messageId: /^Message-ID: (.*)$/im.exec(text)?.[1]?.trim() ?? "", at: performance.now() });
          callback();
          for (const wake of waiting) wake();
        } catch (error) {
          callback(error as Error);
        }
      });
    },
  });
  // A client that is killed in the middle of a message is part of some tests.
  server.on("error", () => {});
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const taken = (server.server.address() as AddressInfo).port;
  return {
    url: `smtp://127.0.0.1:${taken}`,
    port: taken,
    raw,
    /** Every message that was accepted, in order, and when. */
    accepted,
    /** The accepted mails, once there are at least so many. */
    async mails(atLeast: number): Promise<ParsedMail[]> {
      while (raw.length < atLeast) {
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
      return Promise.all(raw.map((message) => simpleParser(message)));
    },
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

/** Cuts a connection as a network does: no word, nothing more is read. */
function cut(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    const { id, _socket: socket } = connection as unknown as { id: string; _socket: { destroy(): void } };
    if (id === session.id) socket.destroy();
  }
}

export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;
