import { describe, expect, it } from "vitest";
import { asksDateStyle, judgeRows } from "@/lib/imports/rules";
import { optionsSchema } from "@/lib/imports/schema";
import type { AskedQuestion } from "@/lib/questions/constants";

const question = (key: string, more: Partial<AskedQuestion>): AskedQuestion => ({
  id: key,
  key,
  position: 1,
  kind: "short_text",
  isRequired: false,
  isSensitive: false,
  options: [],
  minimum: null,
  maximum: null,
  routes: [],
  showIfId: null,
  showIfValues: [],
  texts: [{ locale: "en", label: key, help: null, options: {} }],
  ...more,
});

const columns = [
  "givenName",
  "familyName",
  "email",
  "organisation",
  "organisationType",
  "country",
  "tags",
  "answers.day",
  "answers.count",
];
const good = {
  givenName: "Åse",
  familyName: "Ærø",
  email: "a@b.dk",
  organisation: "Kommune",
  organisationType: "Kommune",
  country: "DK",
};

/** The reasons against each of these rows, as "field code". */
function reasons(rows: Record<string, string>[], fields = columns, options: object = {}) {
  return [...judged(rows, fields, options)].map(({ findings }) =>
    findings.wrong.map(({ field, code }) => `${field} ${code}`),
  );
}

function judged(rows: Record<string, string>[], fields: string[], options: object) {
  return judgeRows(
    rows.map((row, index) => ({ number: index + 2, cells: fields.map((field) => row[field] ?? "") })),
    {
      mapping: Object.fromEntries(fields.map((field, index) => [String(index), field])),
      options: optionsSchema.parse(options),
      questions: [question("day", { kind: "date" }), question("count", { kind: "number", maximum: 9 })],
      languages: ["en"],
      known: new Map(),
    },
  );
}

describe("a row that is wrong", () => {
  it.each<[string, Record<string, string>, string[]]>([
    ["has no reason when nothing is", {}, []],
    ["tells what is missing, field by field", { givenName: "", country: "" }, ["givenName missing", "country missing"]],
    [
      "tells what is wrong with answers and with details",
      { email: "a", "answers.count": "12" },
      ["email not_an_address", "answers.count too_large"],
    ],
    [
      "tells all that is wrong with one cell",
      { organisation: `https://x.dk ${"x".repeat(300)}` },
      ["organisation too_long", "organisation has_link"],
    ],
    [
      "tells each tag that is wrong",
      { tags: `${"a".repeat(80)}, ok, ${"b".repeat(80)}` },
      ["tags too_long", "tags too_long"],
    ],
    [
      "tells of an unreadable cell only that",
      { givenName: "=1+1", "answers.day": "03/04/2024" },
      ["givenName formula", "answers.day ambiguous_date"],
    ],
  ])("%s", (_, changes, expected) => {
    expect(reasons([{ ...good, ...changes }])).toEqual([expected]);
  });

  it("tells that somebody stands twice besides what else is wrong", () => {
    expect(reasons([good, { ...good, email: "A@b.dk " }, { ...good, email: "a@B.dk", country: "Atlantis" }])).toEqual([
      [],
      ["email given_twice"],
      ["country not_offered", "email given_twice"],
    ]);
  });

  it("does not call the parts of a name missing that could not be read", () => {
    const fields = ["fullName", ...columns.slice(2)];
    expect(
      reasons(
        [
          { ...good, fullName: "#REF!", country: "" },
          { ...good, email: "b@b.dk", fullName: "Åse" },
        ],
        fields,
      ),
    ).toEqual([["fullName formula", "country missing"], ["givenName missing"]]);
  });
});

describe("dates with strokes in one column", () => {
  const day = question("day", { kind: "date" });
  it.each([
    ["agree", ["18/03/2024", "19/03/2024"], null, ["", ""], false],
    ["agree, month first", ["4/13/2024", "4/14/2024"], null, ["", ""], false],
    ["agree with those of other kinds", ["4/13/2024", "18.03.2024", "2024-03-18"], null, ["", "", ""], false],
    ["contradict each other", ["18/03/2024", "4/13/2024"], null, ["other_order 3", "other_order 2"], true],
    [
      "contradict each other, and one says nothing about it",
      ["18/03/2024", "05/05/2024", "4/13/2024"],
      null,
      ["other_order 4", "", "other_order 2"],
      true,
    ],
    ["could be two days", ["18/03/2024", "03/04/2024"], null, ["", "ambiguous_date"], true],
    ["are no day at all", ["31/31/2024", "30/02/2024"], null, ["not_a_date", "not_a_date"], false],
    ["are day first as chosen", ["18/03/2024", "03/04/2024"], "day_first", ["", ""], true],
    ["are not day first as chosen", ["4/13/2024", "03/04/2024"], "day_first", ["not_day_first", ""], true],
    ["are not month first as chosen", ["18/03/2024", "03/04/2024"], "month_first", ["not_month_first", ""], true],
    ["are no day in any order", ["31/31/2024"], "day_first", ["not_a_date"], false],
  ] as const)("%s: %j, %s", (_, dates, style, expected, asks) => {
    const fields = ["givenName", "familyName", "email", "organisation", "organisationType", "country", "answers.day"];
    const rows = dates.map((text, index) => ({ ...good, email: `${index}@b.dk`, "answers.day": text }));
    const wrong = [...judged(rows, fields, { dates: style })].map(({ findings }) => findings.wrong);
    expect(wrong.map((cells) => cells.map(({ code, limit = "" }) => `${code} ${limit}`.trim()).join())).toEqual(
      expected,
    );
    const cells = dates.map((text, index) => ({ number: index + 2, cells: [text] }));
    expect(asksDateStyle(cells, { "0": "answers.day" }, [day])).toBe(asks);
  });

  it("are read in each column for itself, as long as nobody says", () => {
    const columns = { "0": "answers.day", "1": "answers.other" };
    const cells = [{ number: 2, cells: ["18/03/2024", "4/13/2024"] }];
    expect(asksDateStyle(cells, columns, [day, question("other", { kind: "date" })])).toBe(false);
  });
});
