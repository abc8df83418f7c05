import { fileTypeFromBuffer } from "file-type";

/** What a file that was expected to be text is instead. */
export type OtherFile = "workbook" | "document" | "picture" | "other";
export type TextFile = { ok: true; text: string } | { ok: false; is: OtherFile };

/** Formats that are letters all through, and still not what one reads line by line. */
const written: [RegExp, OtherFile][] = [
  [/^\s*%PDF-/, "document"],
  [/^\s*\{\\rtf/, "document"],
  [/^\s*(<\?xml|<!doctype|<html|<svg)/i, "other"],
];

/** More control characters than this share of a text and it is none. */
const CONTROL_SHARE = 0.01;

/**
 * The text of a file of unknown encoding, decided by its bytes and never by its name: UTF-8 (with or without a byte
 * order mark), UTF-16, or else, line by line, Windows-1252, in which Excel writes "CSV" in western Europe and every byte is
 * a letter.
 * Line ends stay as they are; the byte order mark goes.
 */
export async function readTextFile(bytes: Uint8Array): Promise<TextFile> {
  const text = decode(bytes);
  const disguised = written.find(([beginning]) => beginning.test(text));
  if (disguised) return { ok: false, is: disguised[1] };
  const controls = text.match(/[^\P{Cc}\t\n\v\f\r\u0080-\u009F]/gu)?.length ?? 0;
  if (text.includes("\0") || controls > text.length * CONTROL_SHARE) return { ok: false, is: await kindOf(bytes) };
  return { ok: true, text };
}

function decode(bytes: Uint8Array): string {
  const utf16 = utf16Kind(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return lineByLine(bytes);
  }
}

/** Files that were put together from two are in two encodings, each line in one. */
function lineByLine(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end + 1);
    try {
      lines.push(new TextDecoder("utf-8", { fatal: true }).decode(line));
    } catch {
      lines.push(windows1252(line));
    }
    start += line.length;
  }
  return lines.join("");
}

/** What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F; five are undefined (encoding.spec.whatwg.org). */
const between = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

/** By hand: the TextDecoder of Node 20 takes this label for Latin-1. */
function windows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin1.replace(/[\u0080-\u009F]/g, (character) => between.charAt(character.charCodeAt(0) - 0x80));
}

/** By the byte order mark, or by the zero that is half of every western letter when there is none. */
function utf16Kind(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const beginning = bytes.subarray(0, 400);
  const share = (parity: number) =>
    beginning.filter((byte, index) => index % 2 === parity && byte === 0).length / (beginning.length / 2);
  if (beginning.length < 4) return null;
  if (share(1) > 0.7 && share(0) < 0.1) return "utf-16le";
  return share(0) > 0.7 && share(1) < 0.1 ? "utf-16be" : null;
}

async function kindOf(bytes: Uint8Array): Promise<OtherFile> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!found) return "other";
  // Old Excel files share their container (CFB) with old Word files; a list of people was most likely made in Excel.
  if (/spreadsheet|excel|cfb/.test(found.mime) || found.ext === "numbers") return "workbook";
  if (/word|document|pdf|rtf|presentation|pages/.test(found.mime)) return "document";
  return found.mime.startsWith("image/") ? "picture" : "other";
}
