import { describe, expect, it } from "vitest";
import { readTextFile } from "@/lib/text-file";

const text = "Navn;E-mail\r\nSøren Bæk Åse;soeren@example.org\r\n";
const latin = Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (mark: boolean, littleEndian: boolean) => {
  const bytes = Buffer.from((mark ? "\uFEFF" : "") + text, "utf16le");
  return littleEndian ? bytes : bytes.swap16();
};

describe("a text file", () => {
  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, little endian", utf16(true, true)],
    ["UTF-16, big endian", utf16(true, false)],
    ["UTF-16 without a mark", utf16(false, true)],
    ["UTF-16, big endian without a mark", utf16(false, false)],
    ["Windows-1252", latin],
  ])("is read from %s", async (_, bytes) => {
    expect(await readTextFile(bytes)).toEqual({ ok: true, text });
  });

  it("is read with the letters that only Windows-1252 has", async () => {
    expect(await readTextFile(Buffer.from([0x80, 0x20, 0x8a, 0x9e]))).toEqual({ ok: true, text: "€ Šž" });
  });

  it.each(["", "a", "BMW;bmw@example.org", "MZ;mz@example.org", "ID3;x@example.org", "II*", "a\u0007b".repeat(1)])(
    "is not taken for something else by its first letters: %j",
    async (short) => {
      const padded = short === "a\u0007b" ? `${short}${" ".repeat(200)}` : short;
      expect(await readTextFile(Buffer.from(padded))).toEqual({ ok: true, text: padded });
    },
  );

  it("need not be whole", async () => {
    const cut = Buffer.from(text).subarray(0, 14);
    expect((await readTextFile(cut)).ok).toBe(true);
  });
});

describe("a file that is no text", () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const workbook = Buffer.from(
    "UEsDBBQAAAAIADQgd110vYL2rgAAAOkAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbF2PsQ7CMAxEf6XKihoXBgbUloEdGPgBk7o0ahNHiSnl70lhYzpZp3t3ro+Lm4qZYrLsG7XVlTq29e0dKBXZ8alRg0g4ACQzkMOkOZDPTs/RoeQzPiCgGfFBsKuqPRj2Ql5KWRmqrS8ZHm1HxRWjnNFRo2CZ4MVxvDOPOrNUcfqF1t5GYQiTNSh5Ecy++2ssue+toY7N0+WITiESdmkgEjfpr2qH1m9WMLQ1fJ9pP1BLAwQUAAAACAA0IHddzp6YEw0AAAALAAAADwAAAHhsL3dvcmtib29rLnhtbLMpzy/KTsrPz9a3AwBQSwECFAMUAAAACAA0IHdddL2C9q4AAADpAAAAEwAAAAAAAAAAAAAAgAEAAAAAW0NvbnRlbnRfVHlwZXNdLnhtbFBLAQIUAxQAAAAIADQgd13OnpgTDQAAAAsAAAAPAAAAAAAAAAAAAACAAd8AAAB4bC93b3JrYm9vay54bWxQSwUGAAAAAAIAAgB+AAAAGQEAAAAA",
    "base64",
  );
  const oldWorkbook = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504)]);
  it.each([
    ["picture", png],
    ["workbook", workbook],
    ["workbook", oldWorkbook],
    ["document", Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n")],
    ["document", Buffer.from("{\\rtf1\\ansi Mia mia@aarhus.dk}")],
    ["other", Buffer.from("<!DOCTYPE html><html><body>mia@aarhus.dk</body></html>")],
    ["other", Buffer.alloc(300)],
    ["other", Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 7919) % 32))],
  ] as const)("is known as a %s by its bytes", async (is, bytes) => {
    expect(await readTextFile(bytes)).toEqual({ ok: false, is });
  });
});
