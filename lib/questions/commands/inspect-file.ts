import { fileTypeFromBuffer } from "file-type";
import { FILE_MAX_BYTES, type FileType, fileTypes } from "../constants";
import type { FileProblem } from "../schema";

/** Kinds of file whose end is known too. */
type KnownType = FileType | "image/webp";
type InspectionProblem = Extract<FileProblem, "empty" | "too_large" | "not_taken" | "not_whole" | "two_in_one">;

/**
 * What a file is, from its content: its name and what the browser says of it are only claims. Besides the beginning, by
 * which `file-type` knows it, the end has to be there, and no second kind of file may hide in it ("polyglots": one file
 * that is a picture to one program and an archive or a page to another).
 * @param types those that are taken; answers' own unless given. @param most in bytes.
 */
export async function inspectFile<Type extends KnownType = FileType>(
  content: Buffer,
  { types = Object.keys(fileTypes) as Type[], most = FILE_MAX_BYTES }: { types?: readonly Type[]; most?: number } = {},
): Promise<{ type: Type } | { problem: InspectionProblem }> {
  if (content.length === 0) return { problem: "empty" };
  if (content.length > most) return { problem: "too_large" };
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  const type = types.find((one) => one === found?.mime);
  if (!type) return { problem: "not_taken" };
  if (!isWhole(content, type)) return { problem: "not_whole" };
  return hasSecondKind(content, type) ? { problem: "two_in_one" } : { type };
}

/** Whether the mark stands there that each kind ends with; programs put little or nothing behind it. */
function isWhole(content: Buffer, type: KnownType): boolean {
  switch (type) {
    case "application/pdf":
      return content.subarray(-2048).includes("%%EOF");
    case "image/png":
      return content.subarray(-64).includes("IEND");
    case "image/jpeg":
      // Telephones append a short film, so the end of the picture may lie far before the end of the file.
      return content.length > 128 && content.includes(Buffer.from([0xff, 0xd9]), 2);
    case "image/webp":
      // RIFF tells its length, without the eight bytes that say so.
      return content.length > 32 && content.readUInt32LE(4) + 8 <= content.length;
  }
}

function hasSecondKind(content: Buffer, type: KnownType): boolean {
  if (endsAsArchive(content)) return true;
  if (type === "application/pdf") return false;
  const text = content.toString("latin1").toLowerCase();
  return ["%pdf-", "<script", "<html", "<!doctype", "<?php"].some((mark) => text.includes(mark));
}

/** ZIP is read from its end: a record of 22 bytes and a comment whose length it tells (APPNOTE.TXT, 4.3.16). */
function endsAsArchive(content: Buffer): boolean {
  const start = Math.max(0, content.length - 65_557);
  for (let at = content.indexOf("PK\x05\x06", start, "latin1"); at !== -1; ) {
    if (at + 22 <= content.length && at + 22 + content.readUInt16LE(at + 20) <= content.length) return true;
    at = content.indexOf("PK\x05\x06", at + 1, "latin1");
  }
  return false;
}
