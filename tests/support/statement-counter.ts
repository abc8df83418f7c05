import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";

export type StatementCounter = {
  /** Address of the database by way of the counter. */
  url: string;
  /** Statements that PostgreSQL was sent while `work` ran. */
  during<T>(work: () => Promise<T>): Promise<{ answer: T; statements: string[] }>;
  stop(): Promise<void>;
};

/**
 * Stands between an application and PostgreSQL and reads what the one sends to the other, so that nothing of ours has to be
 * believed: each Execute and each simple Query of PostgreSQL's protocol (manual, chapter 54.7) is one statement.
 */
export async function startStatementCounter(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  const seen: string[] = [];
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const read = readStatements((statement) => seen.push(statement));
    client.on("data", read);
    client.pipe(upstream).pipe(client);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.toString(),
    async during(work) {
      const before = seen.length;
      const answer = await work();
      return { answer, statements: seen.slice(before) };
    },
    async stop() {
      server.close();
    },
  };
}

/** Reads the messages of one connection: the first has no letter, each later one a letter and its length. */
function readStatements(found: (statement: string) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let hasStarted = false;
  let parsed = "";
  const named = new Map<string, string>();
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = hasStarted ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readUInt32BE(head);
      if (rest.length < end) return;
      const kind = hasStarted ? String.fromCharCode(rest[0] ?? 0) : "";
      const text = rest.toString("utf8", head + 4, end);
      rest = rest.subarray(end);
      hasStarted = true;
      const [first = "", second = ""] = text.split("\0");
      // Parse: name and text. Bind: portal and name of what was parsed. Query: the text.
      if (kind === "P") named.set(first, second);
      if (kind === "B") parsed = named.get(second) ?? "";
      if (kind === "E") found(parsed);
      if (kind === "Q") found(first);
    }
  };
}
