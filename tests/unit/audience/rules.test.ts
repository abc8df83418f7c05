import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audienceInWords } from "@/components/audience/audience-words";
import {
  allValues,
  audienceProblems,
  audienceQuery,
  conditionsNoted,
  containsPattern,
  countConditions,
  filterQuestions,
  hasOtherLetters,
  isEverybody,
  readAudience,
  searchWords,
} from "@/lib/audience/rules";
import { audienceSchema, everybody } from "@/lib/audience/schema";
import { withoutGone } from "@/lib/desk/rules";
import { listFilterSchema } from "@/lib/desk/schema";

const track = "018d0000-0000-7000-8000-000000000001";
const dinner = "018d0000-0000-7000-8000-000000000002";

describe("an audience in the address", () => {
  it.each([
    ["nothing", {}, {}],
    ["one state and several", { status: ["waitlisted", "confirmed"] }, { statuses: ["confirmed", "waitlisted"] }],
    ["states that do not exist", { status: ["dancing", "confirmed", "confirmed"] }, { statuses: ["confirmed"] }],
    ["languages", { language: ["da", "pt-BR", "'; --"] }, { locales: ["da", "pt-BR"] }],
    ["countries", { country: ["DK", "dk", "Denmark"] }, { countries: ["DK"] }],
    ["types", { type: "municipality" }, { types: ["municipality"] }],
    ["attendance", { attendance: "present" }, { attendance: "present" }],
    ["no attendance", { attendance: "" }, {}],
    ["attendance that makes no sense", { attendance: "perhaps" }, {}],
    [
      "answers to two questions",
      { [`answer.${dinner}`]: "yes", [`answer.${track}`]: ["tools", "cases"] },
      {
        answers: [
          { questionId: track, values: ["cases", "tools"] },
          { questionId: dinner, values: ["yes"] },
        ],
      },
    ],
    [
      "bounds and words of answers",
      {
        [`answer.${track}.contains`]: " bus ",
        [`answer.${dinner}.from`]: "2,5",
        [`answer.${dinner}.to`]: "2024-03-19",
      },
      {
        answers: [
          { questionId: track, values: [], contains: "bus" },
          { questionId: dinner, values: [], from: "2.5", to: "2024-03-19" },
        ],
      },
    ],
    ["bounds that are none", { [`answer.${track}.from`]: "1e9", [`answer.${track}.to`]: "2024-02-30" }, {}],
    ["who has answered", { [`answer.${track}`]: "*" }, { answers: [{ questionId: track, values: ["*"] }] }],
    ["tags, and none", { tag: [track, "-", "vip"] }, { tags: ["-", track] }],
    ["ways in", { route: ["import", "ferry"] }, { routes: ["import"] }],
    ["recognised bodies", { recognised: "other", mail: "failed" }, { recognised: "other", mail: "failed" }],
    ["days", { registeredFrom: "2024-02-29", registeredTo: "2024-02-30" }, { registeredFrom: "2024-02-29" }],
    [
      "days as people type them",
      { registeredFrom: "5.2.2024", registeredTo: "25/02/2024", [`answer.${track}.from`]: "19. marts 2024" },
      {
        registeredFrom: "2024-02-05",
        registeredTo: "2024-02-25",
        answers: [{ questionId: track, values: [], from: "2024-03-19" }],
      },
    ],
    ["a day that could be two", { registeredFrom: "05/02/2024" }, {}],
    [
      "countries and languages that are none",
      { country: ["XX", "GR"], language: ["xx", "da-XX"] },
      { countries: ["GR"] },
    ],
    ["similar spelling", { q: "hansen", spelling: "similar" }, { q: "hansen", isSimilar: true }],
    ["an answer to nothing", { "answer.": "yes", "answer.5": "yes", [`answer.${track}`]: "" }, {}],
    ["text with what PostgreSQL cannot hold", { q: " a\u0000\ud800b " }, { q: "a  b" }],
  ])("reads %s", (_name, address, expected) => {
    expect(readAudience(address)).toEqual({ ...everybody, ...expected });
  });

  it("never refuses anything, and what it read can be written, kept and read again", () => {
    const value = fc.option(fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string())), { nil: undefined });
    const names = [
      ...["q", "spelling", "status", "language", "country", "type", "attendance", "route", "tag", "recognised", "mail"],
      ...["registeredFrom", "registeredTo", `answer.${track}`, "answer.x"],
      ...["contains", "from", "to"].map((part) => `answer.${track}.${part}`),
    ];
    const address = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value);
    fc.assert(
      fc.property(address, (typed) => {
        const audience = readAudience(typed);
        expect(readAudience(allValues(audienceQuery(audience)))).toEqual(audience);
        expect(audienceSchema.parse(JSON.parse(JSON.stringify(audience)))).toEqual(audience);
      }),
    );
  }, 30_000);

  it.each([null, "x", 7, [], { statuses: "confirmed", answers: [1, null, { questionId: track }], q: 5 }])(
    "reads what was kept, whatever it is: %j",
    (kept) => {
      expect(audienceSchema.catch(everybody).parse(kept)).toEqual(everybody);
    },
  );

  it("knows everybody, counts conditions, and notes only those", () => {
    const some = readAudience({ q: "anne", status: ["confirmed", "offered"], [`answer.${track}`]: "tools" });
    expect([isEverybody(everybody), isEverybody(some)]).toEqual([true, false]);
    expect([countConditions(everybody), countConditions(some)]).toEqual([0, 2]);
    expect(conditionsNoted(everybody)).toEqual({});
    expect(conditionsNoted(some)).toEqual({
      q: "anne",
      statuses: ["confirmed", "offered"],
      answers: [{ questionId: track, values: ["tools"] }],
    });
  });
});

describe("tags an audience is chosen by", () => {
  const known = { questions: [], tags: [{ value: track, name: "Speaker" }] };

  it.each([
    [[track, "-"], [], "Tags: No tag or Speaker"],
    [[track, dinner], [{ problem: "tag_gone" }], "Tags: Speaker or A tag that is no longer there"],
  ])("are told by their names, and reported when they are gone: %j", (tags, problems, words) => {
    const audience = readAudience({ tag: tags });
    expect(audienceProblems(audience, known)).toEqual(problems);
    expect(audienceInWords(audience, known, "en")).toEqual([words]);
  });
});

describe("searching", () => {
  it("takes the meaning from the wildcards of LIKE", () => {
    expect(containsPattern("50%_\\")).toBe("%50\\%\\_\\\\%");
  });

  it("looks for at most eight words", () => {
    expect(searchWords(" a\u00a0b  c d e f g h i j ")).toEqual(["a", "b", "c", "d", "e", "f", "g", "h"]);
  });
});

describe("questions an audience is chosen by", () => {
  const texts = [
    { locale: "da", label: "Hvilket spor?", options: { tools: "Værktøj", cases: "Sager", old: "Gammelt" } },
    { locale: "en", label: "Which track?", options: { tools: "Tools", cases: "Cases", old: "Old one" } },
  ];
  const stored = { id: track, kind: "one_of" as const, options: ["tools", "cases"], retiredAt: null, texts };
  const words = { yes: "Yes", no: "No", none: "No answer", any: "Any answer" };
  const [question] = filterQuestions([stored], ["en", "da"], words);
  const [retired] = filterQuestions([{ ...stored, retiredAt: new Date(0) }], ["fr", "da"], words);
  if (!question || !retired) throw new Error("One in, one out.");

  it("have their words in the best language there is", () => {
    expect(question.options.map(({ label }) => label)).toEqual(["Tools", "Cases", "No answer"]);
    expect(retired).toMatchObject({ label: "Hvilket spor?", isRetired: true });
  });

  it.each([
    ["all is well", track, ["tools", "-"], question, []],
    ["an option is gone", track, ["old"], question, [{ problem: "option_gone", option: "Old one" }]],
    ["an option nobody knows", track, ["never"], question, [{ problem: "option_gone", option: "never" }]],
    ["the question is asked no more", track, ["tools"], retired, [{ problem: "question_retired" }]],
    ["the question is gone", dinner, ["yes"], question, [{ problem: "question_gone" }]],
  ])("are reported when they changed: %s", (_name, questionId, values, known, expected) => {
    const audience = { ...everybody, answers: [{ questionId, values }] };
    expect(audienceProblems(audience, { questions: [known], tags: [] })).toMatchObject(expected);
  });

  it.each([
    ["days", { registeredFrom: "2024-02-05", registeredTo: "2024-02-01" }, [{ problem: "turned", label: null }]],
    ["one day", { registeredFrom: "2024-02-05", registeredTo: "2024-02-05" }, []],
    ["an open end", { registeredFrom: "2024-02-05" }, []],
    [
      "answers",
      { [`answer.${track}.from`]: "10", [`answer.${track}.to`]: "9,5" },
      [{ problem: "turned", label: "Which track?" }],
    ],
    ["numbers by their worth", { [`answer.${track}.from`]: "9", [`answer.${track}.to`]: "10" }, []],
  ])("are reported where a range was turned round: %s", (_name, address, expected) => {
    const known = { questions: [question], tags: [] };
    const filter = listFilterSchema.parse(address);
    expect(audienceProblems(filter, known)).toEqual(expected);
    expect(audienceProblems(withoutGone(filter, known), known)).toEqual([]);
    if (expected.length === 0) expect(withoutGone(filter, known)).toEqual(filter);
  });

  it("are told in words, in both languages", () => {
    const audience = readAudience({
      q: "anne",
      status: ["confirmed", "offered"],
      language: "da",
      country: "DK",
      attendance: "absent",
      [`answer.${track}`]: ["old", "tools"],
      [`answer.${dinner}`]: "yes",
    });
    expect(audienceInWords(audience, { questions: [question], tags: [] }, "en")).toEqual([
      "With the words “anne”",
      "Status: Confirmed or Seat offered",
      "Language of their mail: Danish",
      "Country: Denmark",
      "Which track?: Old one or Tools",
      "A question that is no longer there: yes",
      "Attendance: Is not marked as present",
    ]);
    expect(audienceInWords(everybody, { questions: [], tags: [] }, "da")).toEqual([
      "Alle, der er registreret, uanset status",
    ]);
  });
});

describe("letters that are not written in Latin ones", () => {
  it.each([
    ["Jørgensen", false],
    ["Παπαδοπούλου", false],
    ["Лук\u02bcян", false],
    ["O’Brien-42@example.org", false],
    ["ｆｕｌｌ", false],
    ["ª№℀", false],
    ["محمد", true],
    ["山田", true],
    ["Wang王", true],
    ["გიორგი", true],
    ["כהן", true],
    ["ㄱ", true],
  ])("%s: %s", (word, expected) => {
    expect(hasOtherLetters(word)).toBe(expected);
  });
});
