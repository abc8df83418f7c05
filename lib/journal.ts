import {
  closeSync,
  ftruncateSync,
  futimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";

/**
 * What a process has begun and what it has got done, in a file that the kernel keeps when the process is killed: written
 * before the database is told, so that a successor knows what the dead one could no longer say. Not flushed to the disk: a
 * machine that loses power may lose the last lines, a process that dies never does.
 */
export type Journal<Done> = {
  begin(id: string): void;
  done(id: string, what: Done): void;
  /** Empties it, unless it is short. Call it when everything that was done stands in the database. */
  clear(leastBytes?: number): void;
  /** A sign of life, by which others tell it from one that was left behind. */
  touch(now: Date): void;
  /** Removes it: nothing is left to be told. */
  remove(): void;
};

/** A file longer than this is emptied at the next chance; below it, emptying costs more than it saves. */
const LONG_BYTES = 100_000;

/**
 * @param name of the process, unique. @param onTrouble hears of what cannot be written later on, such as on a full disk: the
 *   work goes on without it. @throws when the folder cannot be written to.
 */
export function openJournal<Done>(
  folder: string,
  name: string,
  onTrouble: (error: Error) => void = () => {},
): Journal<Done> {
  mkdirSync(folder, { recursive: true });
  const file = fileOf(folder, name);
  const descriptor = openSync(file, "a", 0o600);
  let bytes = 0;
  let isTorn = false;
  const attempt = (what: () => void) => {
    try {
      what();
    } catch (error) {
      onTrouble(error as Error);
    }
  };
  const write = (line: unknown) =>
    attempt(() => {
      // What was written of a line that broke off must not spoil the next one.
      const text = `${isTorn ? "\n" : ""}${JSON.stringify(line)}\n`;
      isTorn = true;
      const written = writeSync(descriptor, text);
      bytes += written;
      if (written < Buffer.byteLength(text)) throw new Error("Only a part of a line could be written.");
      isTorn = false;
    });
  return {
    begin: (id) => write([id]),
    done: (id, what) => write([id, what]),
    clear: (leastBytes = LONG_BYTES) =>
      attempt(() => {
        if (bytes < leastBytes) return;
        ftruncateSync(descriptor);
        bytes = 0;
      }),
    touch: (now) => attempt(() => futimesSync(descriptor, now, now)),
    remove() {
      closeSync(descriptor);
      rmSync(file, { force: true });
    },
  };
}

/**
 * What a process left behind; null when it kept no journal here. A line that was cut off by its death is left out, and so is
 * one that a power cut made unreadable: it must not stand in the way of all the others.
 */
export function readJournal<Done>(
  folder: string,
  name: string,
): { begun: Set<string>; done: Map<string, Done> } | null {
  let text: string;
  try {
    text = readFileSync(fileOf(folder, name), "utf8");
  } catch {
    return null;
  }
  const begun = new Set<string>();
  const done = new Map<string, Done>();
  for (const line of text.split("\n").slice(0, -1)) {
    const [id, what] = entryOf<Done>(line) ?? [];
    if (id === undefined) continue;
    begun.add(id);
    if (what !== undefined) done.set(id, what);
  }
  return { begun, done };
}

function entryOf<Done>(line: string): [string, Done?] | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Names of the processes that left a journal in the folder. */
export function listJournals(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((file) =>
      file.endsWith(".journal") ? decodeURIComponent(file.slice(0, -8)) : [],
    );
  } catch {
    return [];
  }
}

/** When a journal was last written to or touched; null when there is none. */
export function journalTouchedAt(folder: string, name: string): Date | null {
  return statSync(fileOf(folder, name), { throwIfNoEntry: false })?.mtime ?? null;
}

export function removeJournal(folder: string, name: string): void {
  rmSync(fileOf(folder, name), { force: true });
}

function fileOf(folder: string, name: string): string {
  return path.join(folder, `${encodeURIComponent(name)}.journal`);
}
