import { describe, expect, it } from "vitest";
import { unreadParts } from "@/lib/address-parts/rules";
import {
  filterNoted,
  formerLabels,
  isFiltered,
  labelsAt,
  logQuery,
  logWindow,
  onlyFirst,
  type QuestionLabels,
} from "@/lib/audit-log/rules";
import { logFilterSchema, wholeLog } from "@/lib/audit-log/schema";

const id = "0192f0c4-7b7a-7000-8000-000000000000";
const parse = (query: string) => logFilterSchema.parse(Object.fromEntries(new URLSearchParams(query)));

describe("the log's filter in the address", () => {
  it("comes back as it went", () => {
    const query = `?q=anne&registration=${id}&actor=system&group=mail&from=2024-02-01&to=2024-02-29&older=1707120000000-77`;
    expect(logQuery(parse(query))).toBe(query);
    expect(parse(query).problems).toEqual([]);
    expect(logQuery(wholeLog)).toBe("");
  });

  it.each([
    ["from=03/04/2024", "from", "03/04/2024"],
    ["from=soon", "from", "soon"],
    ["older=x", "older", "x"],
    ["older=-1", "older", "-1"],
    ["newer=99999999999999999-1", "newer", "99999999999999999-1"],
    [`actor=${"x".repeat(500)}`, "actor", `${"x".repeat(60)}…`],
    ["to=2024-02-30", "to", "2024-02-30"],
    ["to=2023-02-29", "to", "2023-02-29"],
    ["actor=Anne", "actor", "Anne"],
    ["group=everything", "group", "everything"],
    ["registration=../x", "registration", "../x"],
    ["from=2024-03-02&to=2024-03-01", "order", "2024-03-02 – 2024-03-01"],
  ])("says of %s what it did not understand", (query, part, typed) => {
    expect(parse(query).problems).toEqual([{ part, typed }]);
  });

  it.each([
    ["from=19.03.2024", "2024-03-19"],
    ["from=19/3/2024", "2024-03-19"],
    ["from=03/19/2024", "2024-03-19"],
    ["from=5 Feb 2024", "2024-02-05"],
    ["from= 2024-02-29 ", "2024-02-29"],
  ])("reads the day of %s", (query, from) => {
    expect(parse(query)).toMatchObject({ from, problems: [] });
  });

  it("tells a second value of a part", () => {
    const address = { actor: ["system", "participant"], group: ["mail", "mail"], utm_source: ["a", "b"] };
    expect(unreadParts(address, onlyFirst)).toEqual([{ name: "actor", value: "participant" }]);
  });

  it.each(["q=%00%00", "from=", "q=a&q=b"])("takes %s without a word", (query) => {
    expect(parse(query).problems).toEqual([]);
  });

  it("notes for the record what was looked for, not where one stood", () => {
    expect(filterNoted(parse("q=anne&group=mail&older=1707120000000-77"))).toEqual({ q: "anne", group: "mail" });
    expect(isFiltered(parse("older=1707120000000-77"))).toBe(false);
    expect(isFiltered(parse("to=2024-01-01"))).toBe(true);
  });
});

describe("what a question was called", () => {
  const [first, second] = [new Date("2024-02-01T00:00:00Z"), new Date("2024-02-02T00:00:00Z")];
  const former: QuestionLabels["former"] = [
    { until: first, labels: { da: "Bus?" } },
    { until: second, labels: { da: "Hvilken bus?", en: "Which bus?" } },
  ];
  const questions: QuestionLabels[] = [
    { key: "bus", labels: { da: "Hvilken shuttle?", en: "Which shuttle?" }, former },
    { key: "gone", labels: {}, former: [] },
  ];

  it.each([
    ["before all changes, in the language of then", "2024-01-31", ["en", "da"], "Bus?"],
    ["at the moment of a change, as of then on", "2024-02-01", ["en", "da"], "Which bus?"],
    ["between two", "2024-02-01", ["da"], "Hvilken bus?"],
    ["now", "2024-03-01", ["en", "da"], "Which shuttle?"],
    ["in a language that it does not have", "2024-03-01", ["fr"], "Hvilken shuttle?"],
  ])("%s", (_name, day, languages, label) => {
    const labels = labelsAt(questions, languages)(new Date(`${day}T00:00:00Z`));
    expect([labels.get("answers.bus"), labels.get("answers.gone")]).toEqual([label, "gone"]);
  });

  it.each([
    [null, { key: "", labels: {} }],
    [
      { key: "bus", isRequired: true },
      { key: "bus", labels: {} },
    ],
    [
      { key: "bus", texts: null },
      { key: "bus", labels: {} },
    ],
    [
      { key: "bus", texts: { en: { label: "Which bus?" }, da: null } },
      { key: "bus", labels: { en: "Which bus?" } },
    ],
  ])("is read from an entry of the log: %j", (before, expected) => {
    expect(formerLabels(before)).toEqual(expected);
  });
});

describe("days of the filter", () => {
  it.each([
    ["Europe/Brussels", "2024-02-05", "2024-02-05", "2024-02-04T23:00:00.000Z", "2024-02-05T23:00:00.000Z"],
    // The day on which clocks go forward has 23 hours, the one on which they go back 25.
    ["Europe/Brussels", "2024-03-31", "2024-03-31", "2024-03-30T23:00:00.000Z", "2024-03-31T22:00:00.000Z"],
    ["Europe/Brussels", "2024-10-27", "2024-10-27", "2024-10-26T22:00:00.000Z", "2024-10-27T23:00:00.000Z"],
    // In Beirut clocks go forward at midnight: the day begins at one.
    ["Asia/Beirut", "2024-03-31", "2024-03-31", "2024-03-30T22:00:00.000Z", "2024-03-31T21:00:00.000Z"],
  ])("in %s, from %s to %s", (timeZone, from, to, since, until) => {
    const window = logWindow({ from, to }, timeZone);
    expect([window.since?.toISOString(), window.until?.toISOString()]).toEqual([since, until]);
  });

  it("are open where nothing is set", () => {
    expect(logWindow({ from: null, to: null }, "Europe/Brussels")).toEqual({ since: null, until: null });
  });
});
