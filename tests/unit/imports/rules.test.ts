import { describe, expect, it } from "vitest";
import { judgeRows } from "@/lib/imports/rules";
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
function reasons(rows: Record<string, string>[], fields = columns) {
  const judged = judgeRows(
    rows.map((row, index) => ({ number: index + 2, cells: fields.map((field) => row[field] ?? "") })),
    {
      mapping: Object.fromEntries(fields.map((field, index) => [String(index), field])),
      options: optionsSchema.parse({}),
      questions: [question("day", { kind: "date" }), question("count", { kind: "number", maximum: 9 })],
      languages: ["en"],
      known: new Map(),
    },
  );
  return [...judged].map(({ findings }) => findings.wrong.map(({ field, code }) => `${field} ${code}`));
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
