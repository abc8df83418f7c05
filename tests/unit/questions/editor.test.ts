import { describe, expect, it } from "vitest";
import { readQuestion } from "@/lib/question-editor/schema";

const around = { languages: ["da", "en"], locale: "en" } as const;
const options = {
  "option.1.da": "Kød",
  "option.1.en": "Meat",
  "option.2.da": "Fisk",
  "option.2.en": "Fish",
};

function read(typed: Record<string, string>, old?: Parameters<typeof readQuestion>[1]["old"]) {
  const result = readQuestion({ kind: "short_text", "label.da": "Hvad?", ...typed }, { ...around, old });
  return result.ok ? result.question : result.errors.map(({ name, code }) => `${name} ${code}`);
}

describe("a question as it is written", () => {
  it("has its words, and no row for a language that is left empty", () => {
    expect(read({ "help.da": " Kort. ", "label.en": "" })).toMatchObject({
      texts: [{ locale: "da", label: "Hvad?", help: "Kort.", options: {} }],
    });
    expect(read({ "label.en": "What?" })).toMatchObject({
      texts: [{ locale: "da" }, { locale: "en", label: "What?" }],
    });
  });

  it("names its options by their words in the first language and keeps the names it has", () => {
    const question = read({ kind: "one_of", ...options, "label.en": "What?" });
    expect(question).toMatchObject({
      options: ["koed", "fisk"],
      texts: [{ options: { koed: "Kød", fisk: "Fisk" } }, { options: { koed: "Meat", fisk: "Fish" } }],
    });
    const texts = [
      { locale: "da", label: "Hvad?", help: null, options: { koed: "Kød", fisk: "Fisk", ost: "Ost" } },
      { locale: "en", label: "What?", help: null, options: { koed: "Meat", fisk: "Fish", ost: "Cheese" } },
    ];
    const old = { kind: "one_of" as const, texts };
    // Renamed, removed, written again, new.
    expect(
      read(
        {
          kind: "one_of",
          "label.en": "What?",
          "option.1.value": "koed",
          "option.1.da": "Oksekød",
          "option.2.value": "fisk",
          "option.3.da": "Ost",
          "option.4.da": "Fisk med ben",
        },
        old,
      ),
    ).toMatchObject({
      options: ["koed", "ost", "fisk_med_ben"],
      texts: [{ options: { koed: "Oksekød", fisk: "Fisk", ost: "Ost", fisk_med_ben: "Fisk med ben" } }, {}],
    });
  });

  it("waits for answers to one question, and is for some or all", () => {
    expect(read({ "when.x.yes": "yes", "when.x.no": "yes", "route.code": "yes" })).toMatchObject({
      showIfId: "x",
      showIfValues: ["yes", "no"],
      routes: ["code"],
    });
    const all = ["form", "colleague", "invitation", "code", "handover", "organiser", "import"];
    expect(read(Object.fromEntries(all.map((route) => [`route.${route}`, "yes"])))).toMatchObject({ routes: [] });
  });

  it.each([
    ["no words in the first language", { "label.da": " ", "label.en": "What?" }, ["label.da label_missing"]],
    ["a label too long", { "label.en": "x".repeat(301) }, ["label.en too_long"]],
    ["a control character", { "label.da": "a\u0007" }, ["label.da unprintable"]],
    ["a choice of one", { kind: "one_of", "option.1.da": "Kød" }, ["option.2.da too_few_options"]],
    ["an option twice", { kind: "one_of", ...options, "option.2.da": "kød" }, ["option.2.da option_twice"]],
    ["an option in one language", { kind: "one_of", ...options, "option.2.da": "" }, ["option.2.da option_missing"]],
    ["a bound in words", { kind: "number", minimum: "none" }, ["minimum not_a_number"]],
    ["bounds the wrong way round", { kind: "number", minimum: "3", maximum: "2" }, ["maximum bounds_swapped"]],
    ["sensitive and required", { isSensitive: "yes", isRequired: "yes" }, ["isRequired sensitive_required"]],
    ["a sensitive file", { kind: "file", isSensitive: "yes" }, ["isSensitive sensitive_file"]],
    ["two conditions", { "when.x.yes": "yes", "when.y.no": "yes" }, ["when several_conditions"]],
  ])("is refused with %s", (_what, typed, errors) => {
    expect(read(typed as Record<string, string>)).toEqual(errors);
  });
});
