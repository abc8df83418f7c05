import { describe, expect, it } from "vitest";
import { csvRows } from "@/lib/csv";

describe("rows as CSV", () => {
  it.each(["=1+1", "+45 12", "-2", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"])(
    "defuses what a spreadsheet would run: %j",
    (cell) => {
      const [first = ""] = csvRows([[cell, "next"]], ";").split(";next");
      expect(first.replace(/^"|"$/g, "")).toBe(`'${cell}`);
    },
  );

  it.each([
    ["plain", "plain"],
    ["1 = 1", "1 = 1"],
    ["a;b", '"a;b"'],
    ["a,b", "a,b"],
    ['say "hi"', '"say ""hi"""'],
    ["two\r\nlines", '"two\r\nlines"'],
    ["Αθήνα محمد", "Αθήνα محمد"],
    ["", ""],
  ])("keeps %j readable", (cell, expected) => {
    expect(csvRows([["first", cell]], ";")).toBe(`first;${expected}\r\n`);
  });

  it("separates with commas when asked", () => {
    expect(csvRows([["a;b", "c,d"]], ",")).toBe('a;b,"c,d"\r\n');
  });
});
