import { type ParsedMail, simpleParser } from "mailparser";

type Summary = { id: string; receivedAt: string; to: string[]; subject: string };

/** Reads the local mailbox that took the mails over SMTP. */
export class MailboxReader {
  constructor(private readonly url: string) {}

  /** Subjects and ids of the mails to an address, oldest first. */
  async list(to: string): Promise<Summary[]> {
    const response = await fetch(`${this.url}/mails.json?to=${encodeURIComponent(to)}`);
    const mails: Summary[] = await response.json();
    return mails.toReversed();
  }

  /**
   * Waits for mail to an address and returns it as parsed by mailparser.
   * @param options.count which one: 1 is the first that ever came to the address
   */
  async waitFor(to: string, options: { count?: number; timeoutMs?: number } = {}): Promise<ParsedMail> {
    const { count = 1, timeoutMs = 20_000 } = options;
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const mails = await this.list(to);
      const wanted = mails[count - 1];
      if (wanted) return simpleParser(await this.source(wanted.id));
      if (performance.now() > deadline)
        throw new Error(`${mails.length} of ${count} mails to ${to} came in ${timeoutMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** The mail as it came in, headers and all. */
  async source(id: string): Promise<string> {
    return (await fetch(`${this.url}/mails/${id}/source`)).text();
  }
}
