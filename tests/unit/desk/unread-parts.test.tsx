import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { UnreadParts } from "@/components/desk/unread-parts";
import { shownValue, unreadParts } from "@/lib/address-parts/rules";
import { allValues } from "@/lib/audience/rules";
import { listParts, listQuery, noParts, pageParts } from "@/lib/desk/rules";
import { listFilterSchema } from "@/lib/desk/schema";
import { exportParts, lacksColumns } from "@/lib/exports/rules";
import { readExportRequest } from "@/lib/exports/schema";

const question = "018d0000-0000-7000-8000-000000000001";
const address = (query: string) => allValues(new URLSearchParams(query));
const unread = (query: string) => unreadParts(address(query), listParts).map(({ name, value }) => `${name}=${value}`);

describe("what the list did not understand of its address", () => {
  it.each([
    "",
    "q=anne&status=confirmed&status=offered&country=DK&language=da&type=other&route=form&tag=-&page=3&size=50",
    "attendance=any&recognised=&mail=any&registeredFrom=&registeredTo=&status=&column=",
    "page=1&size=25&sort=-registered&column=name&column=tags&sort=-registered",
    "sort=-name&spelling=similar&registeredFrom=5.2.2024&registeredTo=25/2/2024",
    `answer.${question}=tools&answer.${question}=cases&answer.${question}.from=2,5&sort=answer.${question}`,
    `column=answer.${question}&among=${question}&answer.${question}.contains=bus`,
    "utm_source=news&said=saved&constructor=x&__proto__=y",
  ])("is nothing of %s", (query) => {
    expect(unread(query)).toEqual([]);
  });

  it.each([
    ["status=foo", ["status=foo"]],
    ["status=confirmed&status=foo&status=bar&status=foo", ["status=foo", "status=bar"]],
    ["country=Denmark&country=XX&language=xx&type=firm", ["country=Denmark", "country=XX", "language=xx", "type=firm"]],
    ["registeredFrom=05/02/2024&registeredTo=2024-02-30", ["registeredFrom=05/02/2024", "registeredTo=2024-02-30"]],
    ["page=abc&size=7&sort=shoe+size&column=shoes", ["page=abc", "size=7", "sort=shoe size", "column=shoes"]],
    ["page=0&page=2", ["page=0", "page=2"]],
    ["attendance=present&attendance=absent", ["attendance=absent"]],
    ["q=anne&q=bo", ["q=bo"]],
    ["tag=vip&among=these&spelling=bad", ["tag=vip", "among=these", "spelling=bad"]],
    ["answer.dinner=yes", ["answer.dinner=yes"]],
    ["Status=confirmed&status[]=offered&STATUS=&status=offered", ["Status=confirmed", "status[]=offered"]],
    [
      "registeredfrom=2024-02-01&registered_to=2024-02-03&Page=2",
      ["registeredfrom=2024-02-01", "registered_to=2024-02-03", "Page=2"],
    ],
    [
      `answer.${question}.from=many&answer.${question}.least=3`,
      ["from=many", "least=3"].map((end) => `answer.${question}.${end}`),
    ],
  ])("is told: %s", (query, expected) => {
    expect(unread(query)).toEqual(expected);
  });

  it("is always told: what is neither left out nor told is in the list's own address", () => {
    const names = fc.constantFrom("q", "status", "country", "tag", "sort", "column", "size", "registeredFrom", "mail");
    const values = fc.oneof(
      fc.constantFrom("confirmed", "DK", "name", "50", "2024-02-05", "failed", "tags"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values), { maxLength: 5 }), (parts) => {
        const query = new URLSearchParams(parts);
        const left = unreadParts(allValues(query), listParts);
        const again = new URLSearchParams(listQuery(listFilterSchema.parse(allValues(query))));
        const told = parts.filter(([name, value]) => left.some((one) => one.name === name && one.value === value));
        expect(unreadParts(allValues(again), listParts)).toEqual([]);
        const asked = new Set(parts.filter(([, value]) => value.trim()).map(([name]) => name));
        for (const name of again.keys()) expect(asked).toContain(name);
        expect(told.length).toBeGreaterThanOrEqual(left.length);
      }),
    );
  }, 30_000);

  it("is also told of pages that are narrowed by a word", () => {
    const parts = pageParts({ outcome: ["done", "refused"] });
    const left = unreadParts(address("page=x&outcome=lost&other=y"), parts);
    expect(left).toEqual([
      { name: "page", value: "x" },
      { name: "outcome", value: "lost" },
    ]);
    expect(unreadParts(address("page=2&outcome=done&refresh=on"), parts)).toEqual([]);
  });

  it.each([
    ["said=offered&to=1&utm_source=news&status=", []],
    ["status=waitlisted&q=anne&page=2", ["status", "q", "page"]],
    [`Sort=name&answer.${question}=tools`, ["Sort", `answer.${question}`]],
  ])("is also told of a page that always shows everything: %s", (query, expected) => {
    expect(unreadParts(address(query), noParts).map(({ name }) => name)).toEqual(expected);
  });

  it.each(["en", "da"] as const)("has a name for each part of the check of an import: %s", (locale) => {
    const parts = pageParts({ verdict: ["fresh"], seatAnyway: ["yes"], leaveOutWrong: ["yes"] });
    const left = unreadParts(address("verdict=new&page=x&seatAnyway=on&leaveOutWrong=1"), parts);
    const html = renderToStaticMarkup(<UnreadParts locale={locale} parts={left} href="/check" />);
    expect(left).toHaveLength(4);
    expect(html).toContain(locale === "en" ? "Show: <bdi>“new”</bdi>" : "Vis: <bdi>»new«</bdi>");
    expect(html).toContain(locale === "en" ? "Seats for all: <bdi>“on”" : "Plads til alle: <bdi>»on«");
  });
});

describe("what an export did not understand of its address", () => {
  it.each([
    ["purpose=badges&format=xlsx&separator=comma&status=confirmed", []],
    ["purpose=full&column=registered&sort=name&page=2", []],
    [`purpose=own&column=email&column=answer.${question}`, []],
    ["purpose=everything&format=pdf", ["purpose", "format"]],
    ["purpose=own&column=email&column=salary", ["column"]],
    ["purpose=own&column=answer.018d0000-0000-7000-8000-000000000009", ["column"]],
    ["purpose=badges&status=foo&separator=tab", ["status", "separator"]],
  ])("%s", (query, expected) => {
    const parts = exportParts(readExportRequest(address(query)), [{ id: question }]);
    expect(unreadParts(address(query), parts).map(({ name }) => name)).toEqual(expected);
  });

  it.each([
    ["purpose=own", true],
    ["purpose=own&column=salary", true],
    ["purpose=anything", true],
    ["purpose=own&column=email", false],
    ["purpose=badges", false],
  ])("an own selection needs a column: %s", (query, expected) => {
    expect(lacksColumns(readExportRequest(address(query)))).toBe(expected);
  });
});

describe("as the page tells it", () => {
  it.each([
    ["foo", "foo"],
    ["  a\u0000b\u001b ", "a b"],
    ["x\u202Eevil\u2066", "x evil"],
    ["half \ud800", "half"],
    ["x".repeat(90), `${"x".repeat(60)}…`],
    ["👩🏽".repeat(40), `${"👩🏽".repeat(30)}…`],
  ])("shows %j", (value, shown) => {
    expect(shownValue(value)).toBe(shown);
  });

  const told = (query: string, locale: "en" | "da") =>
    renderToStaticMarkup(<UnreadParts locale={locale} parts={unreadParts(address(query), listParts)} href="/list" />);

  it("names the part, shows the value without its markup, and leads on", () => {
    const html = told("status=<b>foo</b>&registeredFrom=05/02/2024", "en");
    expect(html).toContain("These parts of the address were not understood and are left out:");
    expect(html).toContain("Status: <bdi>“&lt;b&gt;foo&lt;/b&gt;”</bdi>");
    expect(html).toContain("Registered from: <bdi>“05/02/2024”</bdi>");
    expect(html).toContain("Write days like 2024-02-23.");
    expect(html).toContain('<a href="/list">Go on without them</a>');
  });

  it("says it in Danish, and not endlessly", () => {
    const html = told(Array.from({ length: 20 }, (_, number) => `status=x${number}`).join("&"), "da");
    expect(html).toContain("Disse dele af adressen blev ikke forstået og er udeladt:");
    expect(html).toContain("»x7«");
    expect(html).not.toContain("»x8«");
    expect(html).toContain("og 12 til");
  });

  it("says nothing where all was understood", () => {
    expect(told("status=confirmed", "en")).toBe("");
  });
});
