import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeOwn } from "../../../scripts/parts/postgres/place";

const server = { name: "somebody", uid: 12345, gid: 12345 };
let shared: string;
let home: string;

beforeEach(() => {
  shared = mkdtempSync(path.join(tmpdir(), "place-"));
  chmodSync(shared, 0o1777);
  home = path.join(shared, "registration-desk", "0123456789abcdef");
});
afterEach(() => rmSync(shared, { recursive: true }));

describe("the folder of a database outside the data folder", () => {
  it("is made, and taken again", async () => {
    expect(await makeOwn(server, home)).toBe(true);
    expect(await makeOwn(server, home)).toBe(true);
    expect(lstatSync(path.dirname(home)).mode & 0o777).toBe(0o755);
  });

  it.each(["the folder", "the one it lies in"])("is refused when %s is a link somewhere else", async (which) => {
    const elsewhere = path.join(shared, "elsewhere");
    mkdirSync(elsewhere);
    if (which === "the folder") mkdirSync(path.dirname(home));
    symlinkSync(elsewhere, which === "the folder" ? home : path.dirname(home));
    expect(await makeOwn(server, home)).toBe(false);
  });

  it("is refused when it is another user's", async () => {
    if (process.getuid?.() !== 0) {
      // An ordinary user cannot give folders away, but has some of root's around.
      expect(await makeOwn(server, "/etc/ssl")).toBe(false);
      return;
    }
    mkdirSync(home, { recursive: true });
    chownSync(home, server.uid, server.gid);
    expect(await makeOwn(server, home)).toBe(true);
    chownSync(home, 54321, 54321);
    expect(await makeOwn(server, home)).toBe(false);
    chownSync(home, 0, 0);
    chownSync(path.dirname(home), server.uid, server.gid);
    expect(await makeOwn(server, home)).toBe(false);
  });
});
