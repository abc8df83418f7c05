import { describe, expect, it } from "vitest";
import type { AskedQuestion } from "@/lib/questions/constants";
import { answersAsTyped, checkAnswers, fileInWords, safeFileName, shownQuestions } from "@/lib/questions/rules";
import { answerValuesFrom, readDate } from "@/lib/questions/schema";

let position = 0;

/** A question with an English and a Danish label; its id is its key. */
function question(key: string, changes: Partial<AskedQuestion> = {}): AskedQuestion {
  position += 1;
  return {
    id: key,
    key,
    kind: "short_text",
    position,
    isRequired: false,
    isSensitive: false,
    routes: [],
    showIfId: null,
    showIfValues: [],
    options: [],
    minimum: null,
    maximum: null,
    texts: [
      { locale: "en", label: `${key}?`, help: null, options: { a: "Apple", b: "Pear", gone: "Plum" } },
      { locale: "da", label: `${key} på dansk?`, help: null, options: { a: "Æble" } },
    ],
    ...changes,
  };
}

const asking = (questions: AskedQuestion[]) =>
  ({ questions, route: "form", locale: "en", languages: ["da", "en"] }) as const;

/** What one typed answer comes to: its value and words, or the code of what is wrong. */
function read(one: Partial<AskedQuestion>, typed: string, locale: "da" | "en" = "en") {
  const { answers, errors } = checkAnswers({ "answers.q": typed }, { ...asking([question("q", one)]), locale });
  return errors[0]?.code ?? [answers[0]?.value, answers[0]?.inWords];
}

describe("an answer", () => {
  it.each([
    ["short text is trimmed and composed", { kind: "short_text" }, "  So\u0308ren ", ["Sören", "Sören"]],
    ["short text stays on one line", { kind: "short_text" }, "a\nb", "unprintable"],
    ["short text has 200 characters at most", { kind: "short_text" }, "😀".repeat(201), "too_long"],
    ["long text keeps its lines", { kind: "long_text" }, "a\r\nb", ["a\nb", "a\nb"]],
    ["long text has 2,000 characters at most", { kind: "long_text" }, "x".repeat(2001), "too_long"],
    ["text that turns the direction around is refused", { kind: "long_text" }, "x\u202Eexe", "unprintable"],
    ["text that cannot be seen is none", { kind: "short_text" }, "\u200B\u2060", [null, ""]],
    ["a number", { kind: "number" }, " 12 ", [12, "12"]],
    ["a number with a decimal comma", { kind: "number" }, "1,5", [1.5, "1.5"]],
    ["a number with thousands", { kind: "number" }, "12,000.5", [12000.5, "12,000.5"]],
    ["a number below zero", { kind: "number" }, "−3", [-3, "-3"]],
    ["words are no number", { kind: "number" }, "twelve", "not_a_number"],
    ["infinity is no number", { kind: "number" }, "1e999", "not_a_number"],
    ["a number at its lower bound", { kind: "number", minimum: 2 }, "2", [2, "2"]],
    ["a number below its lower bound", { kind: "number", minimum: 2 }, "1.9", "too_small"],
    ["a number above its upper bound", { kind: "number", maximum: 10 }, "10.1", "too_large"],
    ["a number beyond counting", { kind: "number" }, "9999999999999", "too_large"],
    ["a choice", { kind: "one_of", options: ["a", "b"] }, "b", ["b", "Pear"]],
    ["a choice that was never offered", { kind: "one_of", options: ["a", "b"] }, "c", "not_offered"],
    [
      "several choices, in the order of the options",
      { kind: "several_of", options: ["a", "b"] },
      "b\na",
      [["a", "b"], "Apple; Pear"],
    ],
    ["several choices, one of them never offered", { kind: "several_of", options: ["a"] }, "a\nz", "not_offered"],
    ["yes", { kind: "yes_no" }, "yes", [true, "Yes"]],
    ["no", { kind: "yes_no" }, "no", [false, "No"]],
    ["maybe is neither yes nor no", { kind: "yes_no" }, "maybe", "not_offered"],
    ["a date", { kind: "date" }, "19/3/2024", ["2024-03-19", "19 March 2024"]],
    ["a day that does not exist", { kind: "date" }, "30/2/2024", "not_a_date"],
    ["a file that was not uploaded is none", { kind: "file" }, "certificate.pdf", [null, ""]],
  ] as [string, Partial<AskedQuestion>, string, unknown][])("%s", (_what, one, typed, expected) => {
    expect(read(one, typed)).toEqual(expected);
  });

  it("reads numbers as the reader's language writes them", () => {
    expect(read({ kind: "number" }, "1.500", "da")).toEqual([1500, "1.500"]);
    expect(read({ kind: "number" }, "1.500", "en")).toEqual([1.5, "1.5"]);
    expect(read({ kind: "number" }, "1.500,25", "da")).toEqual([1500.25, "1.500,25"]);
  });

  it("is kept in the words that were read, with the event's first language where there are none", () => {
    const options: Partial<AskedQuestion> = { kind: "one_of", options: ["a", "b"] };
    expect(read(options, "a", "da")).toEqual(["a", "Æble"]);
    expect(read(options, "b", "da")).toEqual(["b", "Pear"]);
    const { answers } = checkAnswers({}, { ...asking([question("q")]), locale: "da" });
    expect(answers[0]?.asked).toBe("q på dansk?");
  });

  it("that is a file carries its id and its words", () => {
    const id = "01890000-0000-7000-8000-000000000001";
    const file = question("q", { kind: "file", isRequired: true });
    expect(checkAnswers({ "answers.q": `${id} plan (1).pdf (230 kB)` }, asking([file])).answers).toMatchObject([
      { value: id, fileId: id, inWords: "plan (1).pdf (230 kB)" },
    ]);
    expect(checkAnswers({}, asking([file])).errors).toMatchObject([{ code: "missing", kind: "file" }]);
  });

  it.each([
    ["2024-03-19", "2024-03-19"],
    ["19.3.2024", "2024-03-19"],
    ["19-03-2024", "2024-03-19"],
    ["19. marts 2024", "2024-03-19"],
    ["1 Mar 2024", "2024-03-01"],
    ["29 February 2024", "2024-02-29"],
    ["29.2.2023", null],
    ["3/19/2024", null],
    ["19.3.24", null],
    ["19.3.1799", null],
    ["1 m 2024", null],
  ])("reads the date %s as %s", (typed, day) => {
    expect(readDate(typed)).toBe(day);
  });

  it("survives the way into the form and out again", () => {
    const questions = [
      question("n", { kind: "number" }),
      question("d", { kind: "date" }),
      question("s", { kind: "several_of", options: ["a", "b"] }),
      question("y", { kind: "yes_no" }),
    ];
    const typed = { "answers.n": "1.567", "answers.d": "19/3/2024", "answers.s": "a\nb", "answers.y": "no" };
    const { answers } = checkAnswers(typed, asking(questions));
    const stored = answers.map((one, index) => ({
      ...one,
      value: one.value ?? "",
      kind: questions[index]?.kind ?? "",
    }));
    for (const locale of ["da", "en"] as const) {
      const again = checkAnswers(answersAsTyped(stored, locale), { ...asking(questions), locale });
      expect(again.answers.map(({ value }) => value)).toEqual([1.567, "2024-03-19", ["a", "b"], false]);
    }
  });
});

describe("which questions are asked", () => {
  const keysAsked = (values: Record<string, string>, questions: AskedQuestion[], route: "form" | "code" = "form") =>
    checkAnswers(values, { ...asking(questions), route }).asked.map(({ key }) => key);

  it("depends on how somebody comes in", () => {
    const questions = [question("all"), question("codes", { routes: ["code", "invitation"] })];
    expect(keysAsked({}, questions)).toEqual(["all"]);
    expect(keysAsked({}, questions, "code")).toEqual(["all", "codes"]);
  });

  it.each([
    ["yes_no", "yes", ["yes"], true],
    ["yes_no", "no", ["yes"], false],
    ["one_of", "b", ["a", "b"], true],
    ["one_of", "a", ["b"], false],
    ["one_of", "never offered", ["never offered"], false],
    ["several_of", "a\nb", ["b"], true],
    ["several_of", "a", ["b"], false],
  ] as const)("depends on the checked answer to %s: %j among %j", (kind, typed, showIfValues, isAsked) => {
    const questions = [
      question("first", { kind, options: kind === "yes_no" ? [] : ["a", "b"] }),
      question("second", { showIfId: "first", showIfValues: [...showIfValues], isRequired: true }),
    ];
    const { asked, errors } = checkAnswers({ "answers.first": typed }, asking(questions));
    expect(asked.some(({ key }) => key === "second")).toBe(isAsked);
    expect(errors.some(({ name }) => name === "answers.second")).toBe(isAsked);
  });

  it("follows chains: what hangs on a question that is not asked is not asked either", () => {
    const questions = [
      question("third", { showIfId: "second", showIfValues: ["yes"] }),
      question("second", { kind: "yes_no", showIfId: "first", showIfValues: ["yes"] }),
      question("first", { kind: "yes_no" }),
    ];
    const typed = { "answers.second": "yes", "answers.third": "x" };
    expect(keysAsked({ ...typed, "answers.first": "no" }, questions)).toEqual(["first"]);
    expect(keysAsked({ ...typed, "answers.first": "yes" }, questions)).toEqual(["third", "second", "first"]);
    expect(checkAnswers({ ...typed, "answers.first": "no" }, asking(questions)).answers).toMatchObject([
      { key: "third", value: null },
      { key: "second", value: null },
      { key: "first", value: false },
    ]);
  });

  it("leaves out circles, questions about themselves, and what hangs on them or on nothing", () => {
    const questions = [
      question("a", { kind: "yes_no", showIfId: "b", showIfValues: ["yes"] }),
      question("b", { kind: "yes_no", showIfId: "a", showIfValues: ["yes"], isRequired: true }),
      question("self", { kind: "yes_no", showIfId: "self", showIfValues: ["yes"] }),
      question("on_circle", { showIfId: "a", showIfValues: ["yes"] }),
      question("on_nothing", { showIfId: "removed", showIfValues: ["yes"] }),
    ];
    const yes = Object.fromEntries(questions.map(({ key }) => [`answers.${key}`, "yes"]));
    expect(shownQuestions(asking(questions))).toEqual([]);
    expect(checkAnswers(yes, asking(questions))).toMatchObject({ asked: [], errors: [] });
    expect(checkAnswers(yes, asking(questions)).answers.every(({ value }) => value === null)).toBe(true);
  });

  it("asks nothing that waits for a question of another route", () => {
    const questions = [
      question("codes", { kind: "yes_no", routes: ["code"] }),
      question("more", { showIfId: "codes", showIfValues: ["yes"] }),
    ];
    expect(keysAsked({ "answers.codes": "yes" }, questions)).toEqual([]);
    expect(keysAsked({ "answers.codes": "yes" }, questions, "code")).toEqual(["codes", "more"]);
  });
});

describe("what has to be answered", () => {
  it("is named in the order of the page, sensitive questions last", () => {
    const questions = [
      question("diet", { isSensitive: true, kind: "one_of", options: ["a"] }),
      question("role", { isRequired: true }),
      question("seats", { isRequired: true, kind: "number" }),
    ];
    const { errors } = checkAnswers({ "answers.diet": "z", "answers.seats": "x" }, asking(questions));
    expect(errors.map(({ name, code }) => [name, code])).toEqual([
      ["answers.role", "missing"],
      ["answers.seats", "not_a_number"],
      ["answers.diet", "not_offered"],
    ]);
  });

  it.each([
    ["is refused without the consent", { "answers.diet": "vegan" }, ["needs_consent"]],
    [
      "is refused when the box says something else",
      { "answers.diet": "vegan", answersConsent: "on" },
      ["needs_consent"],
    ],
    ["is taken with it", { "answers.diet": "vegan", answersConsent: "yes" }, []],
    ["needs none when there is no answer", { "answers.diet": " " }, []],
  ])("a sensitive answer %s", (_what, values, codes) => {
    const { errors } = checkAnswers(
      values as Record<string, string>,
      asking([question("diet", { isSensitive: true })]),
    );
    expect(errors.map(({ code }) => code)).toEqual(codes);
  });

  it("keeps a choice that is offered no more for whoever made it, and only for them", () => {
    const menu = question("menu", { kind: "one_of", options: ["a"], isRequired: true });
    const several = question("days", { kind: "several_of", options: ["a", "b"] });
    const values = { "answers.menu": "gone", "answers.days": "b\ngone" };
    const stored = [
      { key: "menu", value: "gone" },
      { key: "days", value: ["gone"] },
    ];
    expect(checkAnswers(values, { ...asking([menu, several]), stored }).answers).toMatchObject([
      { value: "gone", inWords: "Plum" },
      { value: ["b", "gone"], inWords: "Pear; Plum" },
    ]);
    expect(checkAnswers(values, asking([menu, several])).errors.map(({ code }) => code)).toEqual([
      "not_offered",
      "not_offered",
    ]);
  });
});

describe("what was typed", () => {
  it("is read from the form, and files from the draft alone", () => {
    const questions = [
      question("one"),
      question("many", { kind: "several_of", options: ["a", "b"] }),
      question("plan", { kind: "file" }),
      question("letter", { kind: "file" }),
    ];
    const form = new FormData();
    form.set("answers.one", "x\0y");
    form.append("answers.many", "a");
    form.append("answers.many", "b");
    form.set("answers.plan", "somebody else's");
    form.set("answers.unknown", "x");
    form.set("answersConsent", "yes");
    expect(answerValuesFrom(form, questions, { "answers.letter": "mine", "answers.one": "old" })).toEqual({
      "answers.one": "x\uFFFDy",
      "answers.many": "a\nb",
      "answers.letter": "mine",
      answersConsent: "yes",
    });
  });
});

describe("the name of a file", () => {
  it.each([
    ["certificate.PDF", "application/pdf", "certificate.pdf"],
    ["C:\\Users\\me\\plan.exe", "image/png", "plan.png"],
    ["../../etc/passwd", "application/pdf", "passwd.pdf"],
    ["a\u202Efdp.exe", "application/pdf", "afdp.pdf"],
    ["Årsberetning 2023.jpeg", "image/jpeg", "Årsberetning 2023.jpg"],
    ["...", "application/pdf", "file.pdf"],
    ["", "image/png", "file.png"],
    ['"; drop.pdf', "application/pdf", "; drop.pdf"],
    [`${"x".repeat(300)}.pdf`, "application/pdf", `${"x".repeat(116)}.pdf`],
  ] as const)("%j becomes safe", (given, type, safe) => {
    expect(safeFileName(given, type)).toBe(safe);
  });

  it("comes with its size", () => {
    expect(fileInWords({ name: "a.pdf", size: 230_499 }, "en")).toBe("a.pdf (230 kB)");
    expect(fileInWords({ name: "a.pdf", size: 1_440_000 }, "da")).toBe("a.pdf (1,4 MB)");
    expect(fileInWords({ name: "a.pdf", size: 12 }, "en")).toBe("a.pdf (1 kB)");
  });
});
