import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readSheetFile } from "@/lib/sheet-file";
import { workbook } from "@/lib/xlsx";

const read = async (bytes: Uint8Array) => {
  const result = await readSheetFile(bytes, 100);
  return result.ok ? result.rows : result.problem;
};
const text = (content: string) => new TextEncoder().encode(content);

describe("CSV", () => {
  it.each([
    [
      "semicolons",
      "a;b\r\n1;2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "commas",
      'a,b\n"1;x",2',
      [
        ["a", "b"],
        ["1;x", "2"],
      ],
    ],
    [
      "tabs",
      "a\tb\n1\t2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "Excel's own line",
      "sep=,\r\na,b\r\n1;,2",
      [
        ["a", "b"],
        ["1;", "2"],
      ],
    ],
    [
      "a byte order mark",
      "\uFEFFa;b\n1;2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "lines within a cell",
      'a;b\n"1\n2";3',
      [
        ["a", "b"],
        ["1\n2", "3"],
      ],
    ],
    ["rows of different lengths", "a;b\n1\n1;2;3", [["a", "b"], ["1"], ["1", "2", "3"]]],
  ])("reads %s", async (_, content, rows) => expect(await read(text(content))).toEqual(rows));

  it("reads UTF-16 and Windows-1252", async () => {
    expect(await read(Buffer.from("\uFEFFnavn;by\nSøren;Århus", "utf16le"))).toEqual([
      ["navn", "by"],
      ["Søren", "Århus"],
    ]);
    expect(await read(Buffer.from("navn;by\nSøren;Århus", "latin1"))).toEqual([
      ["navn", "by"],
      ["Søren", "Århus"],
    ]);
  });
});

describe("workbooks", () => {
  async function* rows() {
    yield ["Søren", 3.5, new Date("2024-03-19T00:00:00Z")];
    yield ["=1+1", null, new Date("2024-03-19T10:30:00Z")];
  }
  const columns = (["text", "number", "moment"] as const).map((shows) => ({ heading: shows, width: 10, shows }));
  const bytes = async () => new Uint8Array(await new Response(workbook("A/B", columns, rows())).arrayBuffer());

  it("come back as texts, dates in one style", async () => {
    expect(await read(await bytes())).toEqual([
      ["text", "number", "moment"],
      ["Søren", "3.5", "2024-03-19"],
      ["=1+1", "", "2024-03-19 10:30"],
    ]);
  });

  it("that are cut off or hold rubbish are broken, those in the old container locked", async () => {
    const whole = await bytes();
    expect(await read(whole.subarray(0, whole.length / 2))).toBe("broken");
    expect(await read(Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(4_000)]))).toBe("locked");
  });

  it("that unfold to a flood are refused before they are read, whatever they say of their size", async () => {
    expect(await read(bomb(70_000_000))).toBe("unfolds");
  });
});

it.each([
  ["nothing", "", "empty"],
  ["space", " \n \n", "empty"],
  ["a quote that never ends", 'a;b\n"1;2', "broken"],
  ["PDF", "%PDF-1.7", "document"],
  ["a web page", "<!doctype html><table>", "other"],
])("says of %s what is wrong", async (_, content, problem) => expect(await read(text(content))).toBe(problem));

/** A ZIP with one sheet of so many letters (APPNOTE.TXT, 4.3), as a workbook names its parts. */
function bomb(size: number): Buffer {
  const name = Buffer.from("xl/worksheets/sheet1.xml");
  const content = deflateRawSync(Buffer.alloc(size, "a"));
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(content.length, 14);
  facts.writeUInt32LE(size, 18);
  facts.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("504b0304", "hex"), facts, name, content]);
  const central = Buffer.concat([Buffer.from("504b01021400", "hex"), facts, Buffer.alloc(14), name]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from("504b0506", "hex"), end]);
}
