import { appendFileSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { journalTouchedAt, listJournals, openJournal, readJournal, removeJournal } from "@/lib/journal";

const folder = mkdtempSync(path.join(tmpdir(), "journal-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a journal", () => {
  it("tells what was begun and what was done, also when the last line was cut off", () => {
    const journal = openJournal<{ answer: string }>(folder, "place:1:abc");
    journal.begin("a");
    journal.begin("b");
    journal.done("a", { answer: "250 ok" });
    appendFileSync(path.join(folder, readdirSync(folder)[0] ?? ""), '["c",{"ans');
    expect(listJournals(folder)).toEqual(["place:1:abc"]);
    journal.touch(new Date("2024-02-05T09:00:00Z"));
    expect(journalTouchedAt(folder, "place:1:abc")).toEqual(new Date("2024-02-05T09:00:00Z"));
    const read = readJournal<{ answer: string }>(folder, "place:1:abc");
    expect([...(read?.begun ?? [])]).toEqual(["a", "b"]);
    expect([...(read?.done ?? [])]).toEqual([["a", { answer: "250 ok" }]]);
    removeJournal(folder, "place:1:abc");
    expect(readJournal(folder, "place:1:abc")).toBeNull();
  });

  it("leaves out what a power cut made unreadable, and tells the rest", () => {
    const journal = openJournal<string>(folder, "cut");
    journal.begin("a");
    const file = path.join(folder, readdirSync(folder)[0] ?? "");
    for (const line of ["\0".repeat(40), "[", "", "null"]) appendFileSync(file, `${line}\n`);
    journal.done("b", "250 ok");
    const read = readJournal<string>(folder, "cut");
    expect([...(read?.begun ?? [])]).toEqual(["a", "b"]);
    expect(read?.done.get("b")).toBe("250 ok");
    journal.remove();
  });

  it("stays short when what was done is known elsewhere", () => {
    const journal = openJournal<string>(folder, "busy");
    for (let count = 0; count < 2_000; count++) journal.done(`id-${count}`, "x".repeat(100));
    journal.clear();
    journal.begin("later");
    expect([...(readJournal(folder, "busy")?.begun ?? [])]).toEqual(["later"]);
    journal.remove();
    expect(listJournals(folder)).toEqual([]);
  });

  it("lets the work go on where the disk is full, and says so", () => {
    symlinkSync("/dev/full", path.join(folder, "full.journal"));
    const troubles: string[] = [];
    const journal = openJournal<string>(folder, "full", (error) => troubles.push(error.message));
    journal.begin("a");
    journal.done("a", "250 ok");
    journal.clear(1);
    expect(troubles).toEqual([expect.stringContaining("ENOSPC"), expect.stringContaining("ENOSPC")]);
    journal.remove();
  });

  it("of nobody is none", () => {
    expect(readJournal(folder, "nobody")).toBeNull();
    expect(listJournals(path.join(folder, "nowhere"))).toEqual([]);
  });
});
