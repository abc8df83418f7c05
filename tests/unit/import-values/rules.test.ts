import { describe, expect, it } from "vitest";
import {
  answerAsTyped,
  cleanCell,
  isAmbiguousDate,
  isFormula,
  onlyOrder,
  readCountry,
  readDay,
  readLanguage,
  readOrganisationType,
  readYesNo,
  splitName,
} from "@/lib/import-values/rules";

describe("dates in three styles", () => {
  it.each([
    ["2024-03-19", null, "2024-03-19"],
    ["19.03.2024", null, "2024-03-19"],
    ["19/03/2024", null, "2024-03-19"],
    ["03/19/2024", null, "2024-03-19"],
    ["05/05/2024", null, "2024-05-05"],
    ["03.04.2024", null, "2024-04-03"],
    ["03/04/2024", null, "ambiguous"],
    ["03/04/2024", "day_first", "2024-04-03"],
    ["03/04/2024", "month_first", "2024-03-04"],
    ["19/03/2024", "day_first", "2024-03-19"],
    ["19/03/2024", "month_first", null],
    ["4/13/2024", "day_first", null],
    ["4/13/2024", "month_first", "2024-04-13"],
    ["4 / 13 / 2024", "day_first", null],
    ["05/05/2024", "month_first", "2024-05-05"],
    ["2024-03-19", "month_first", "2024-03-19"],
    ["19.03.2024", "month_first", "2024-03-19"],
    ["31/31/2024", null, null],
    ["30/02/2024", null, null],
    ["02/30/2024", "month_first", null],
    ["tomorrow", null, null],
  ] as const)("reads %s (%s) as %s", (text, style, day) => expect(readDay(text, style)).toBe(day));

  it.each([
    ["18/03/2024", "day_first"],
    ["4/13/2024", "month_first"],
    ["03/04/2024", null],
    ["05/05/2024", null],
    ["30/02/2024", null],
    ["18.03.2024", null],
  ])("can read %s in the order %s only", (text, order) => expect(onlyOrder(text)).toBe(order));

  it("asks only where two days could be meant", () => {
    expect(["03/04/2024", "05/05/2024", "13/04/2024", "2024-03-04"].map(isAmbiguousDate)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

it.each([
  ["DK", "DK"],
  ["dk", "DK"],
  ["Danmark", "DK"],
  ["Denmark", "DK"],
  ["Dänemark", "DK"],
  ["Tyskland", "DE"],
  ["Czech Republic", "CZ"],
  ["Tjekkiet", "CZ"],
  ["Atlantis", "Atlantis"],
])("reads the country %s as %s", (text, code) => expect(readCountry(text)).toBe(code));

it.each([
  ["Kommune", "municipality"],
  ["MUNICIPALITY", "municipality"],
  ["region", "region"],
  ["club", "club"],
])("reads the type %s as %s", (text, type) => expect(readOrganisationType(text)).toBe(type));

it.each([
  ["Ja", "yes"],
  ["x", "yes"],
  ["0", "no"],
  ["nej", "no"],
  ["maybe", null],
])("reads %s as %s", (text, value) => expect(readYesNo(text)).toBe(value));

it("knows the languages of the desk by tag and name, and no other", () => {
  expect(["da", "Dansk", "danish", "English", "engelsk", "fr"].map(readLanguage)).toEqual([
    "da",
    "da",
    "da",
    "en",
    "en",
    null,
  ]);
});

it("splits full names at a comma or before the last word", () => {
  expect(splitName("Ida Marie Holm")).toEqual({ givenName: "Ida Marie", familyName: "Holm" });
  expect(splitName("Holm, Ida Marie")).toEqual({ givenName: "Ida Marie", familyName: "Holm" });
  expect(splitName("Madonna")).toEqual({ givenName: "", familyName: "Madonna" });
});

it("takes off what our own exports put before dangerous cells, and knows formulas", () => {
  expect(["'=1+1", "'+45 12", "'quoted", " a "].map(cleanCell)).toEqual(["=1+1", "+45 12", "'quoted", "a"]);
  expect(["=1+1", "#REF!", "#1 of all", "a=b"].map(isFormula)).toEqual([true, true, false, false]);
});

it("reads choices by value and by their words in any language", () => {
  const question = {
    kind: "several_of" as const,
    options: ["vegan", "no_nuts"],
    texts: [{ locale: "da", label: "?", help: null, options: { vegan: "Vegansk", no_nuts: "Uden nødder, tak" } }],
  };
  const read = (text: string) => answerAsTyped(question, text, null);
  expect(read("Vegansk; uden NODDER, tak")).toBe("vegan\nno_nuts");
  expect(read("Uden nødder, tak")).toBe("no_nuts");
  expect(read("vegan, other")).toBe("vegan\nother");
});
