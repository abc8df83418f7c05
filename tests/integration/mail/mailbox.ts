import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

type Behaviour = {
  /** Called before a recipient is accepted; throw what `refusal` makes to refuse. */
  onRecipient?: (address: string) => void;
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
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, callback) {
      try {
        behaviour.onRecipient?.(address);
        callback();
      } catch (error) {
        callback(error as Error);
      }
    },
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const text = Buffer.concat(chunks).toString("utf8");
        try {
          await behaviour.beforeAccepting?.(text);
          raw.push(text);
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

export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;
