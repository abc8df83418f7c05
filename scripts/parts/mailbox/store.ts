import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";

/** What the list shows of a mail. Times are ISO 8601 in UTC, of the machine. */
export type Summary = { id: string; receivedAt: string; from: string; to: string[]; subject: string };

/**
 * Mails as files: `<id>.eml` as it came in, `<id>.json` for the list. Ids sort by arrival. The summary is written last,
 * so a mail that was half written when the process died is not shown (and was not acknowledged either).
 */
export class MailStore {
  private mails: Summary[] = [];

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<MailStore> {
    const store = new MailStore(folder);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
    for (const name of names) store.mails.push(JSON.parse(await readFile(path.join(folder, name), "utf8")));
    return store;
  }

  async add(source: Buffer, envelope: { from: string; to: string[] }): Promise<void> {
    const receivedAt = new Date().toISOString();
    const id = `${receivedAt.replace(/\D/g, "")}-${randomUUID().slice(0, 8)}`;
    const { subject = "" } = await simpleParser(source, { skipTextToHtml: true });
    const summary: Summary = { id, receivedAt, subject, ...envelope };
    await writeFile(this.file(id, "eml"), source, { mode: 0o600 });
    await writeFile(this.file(id, "new"), JSON.stringify(summary), { mode: 0o600 });
    await rename(this.file(id, "new"), this.file(id, "json"));
    this.mails.push(summary);
  }

  /** Newest first; with an address, the mails to it alone. */
  list(to?: string): Summary[] {
    const wanted = to?.trim().toLowerCase();
    const mails = wanted
      ? this.mails.filter((mail) => mail.to.some((address) => address.includes(wanted)))
      : this.mails;
    return mails.toReversed();
  }

  async find(id: string): Promise<{ summary: Summary; source: Buffer; mail: ParsedMail } | null> {
    const summary = this.mails.find((mail) => mail.id === id);
    if (!summary) return null;
    const source = await readFile(this.file(id, "eml"));
    return { summary, source, mail: await simpleParser(source, { skipTextToHtml: true }) };
  }

  private file(id: string, extension: string): string {
    return path.join(this.folder, `${id}.${extension}`);
  }
}
