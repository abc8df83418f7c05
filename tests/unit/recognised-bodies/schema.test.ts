import { describe, expect, it } from "vitest";
import { bodyProblems, recognisedBodySchema, severalBodiesSchema } from "@/lib/recognised-bodies/schema";

const domainsOf = (text: string) => recognisedBodySchema.safeParse({ name: "A", domains: text });

describe("the domains of a body", () => {
  it.each([
    ["aarhus.dk\nby.aarhus.dk", ["aarhus.dk", "by.aarhus.dk"]],
    ["aarhus.dk, aak.example; x.example", ["aarhus.dk", "aak.example", "x.example"]],
    [" @Aarhus.DK ", ["aarhus.dk"]],
    ["*.aarhus.dk", ["aarhus.dk"]],
    ["ane.holm@aarhus.dk", ["aarhus.dk"]],
    ["https://www.aarhus.dk/kontakt?x=1", ["aarhus.dk"]],
    ["københavn.dk\r\nxn--kbenhavn-54a.dk", ["xn--kbenhavn-54a.dk"]],
    ["aarhus.dk\naarhus.dk", ["aarhus.dk"]],
  ])("are read from %j", (text, domains) => {
    expect(domainsOf(text).data?.domains).toEqual(domains);
  });

  it.each([
    ["", "domains_missing", []],
    [" ,; \n", "domains_missing", []],
    ["aarhus.dk\naarhus\nhello world.dk", "not_domains", ["aarhus", "hello"]],
    ["aarhus.dk\ngmail.com", "free_mail", ["gmail.com"]],
    [`${"x".repeat(20_001)}`, "domains_too_long", []],
    [Array.from({ length: 201 }, (_, index) => `d${index}.example`).join("\n"), "domains_too_many", []],
  ])("are refused in %j", (text, code, entries) => {
    const { error } = domainsOf(text);
    expect(error && bodyProblems(error)).toEqual([{ field: "domains", code, entries }]);
  });
});

describe("the name of a body", () => {
  it.each([
    ["  ", "name_missing"],
    ["a\u0000b", "name_unprintable"],
    ["a".repeat(201), "name_too_long"],
  ])("is refused in %j", (name, code) => {
    const { error } = recognisedBodySchema.safeParse({ name, domains: "aarhus.dk" });
    expect(error && bodyProblems(error)).toEqual([{ field: "name", code, entries: [] }]);
  });
});

describe("a pasted list", () => {
  const read = (list: string) => severalBodiesSchema.safeParse({ list });

  it("takes rows of a spreadsheet, semicolons, commas and spaces", () => {
    const text =
      "Aarhus Kommune\taarhus.dk\taak.example\r\n\r\nRegion Midtjylland; rm.dk\nOdense Kommune, odense.dk\nVejle Kommune vejle.dk";
    expect(read(text).data?.list).toEqual([
      { name: "Aarhus Kommune", domains: ["aarhus.dk", "aak.example"] },
      { name: "Region Midtjylland", domains: ["rm.dk"] },
      { name: "Odense Kommune", domains: ["odense.dk"] },
      { name: "Vejle Kommune", domains: ["vejle.dk"] },
    ]);
  });

  it.each([
    ["", "list_missing", []],
    ["aarhus.dk", "lines_without_name", ["aarhus.dk"]],
    ["Aarhus Kommune", "lines_without_domain", ["Aarhus Kommune"]],
    ["Aarhus; aarhus.dk\nAgain; aarhus.dk", "named_twice", ["aarhus.dk"]],
    ["Me; gmail.com", "free_mail", ["gmail.com"]],
  ])("is refused in %j", (text, code, entries) => {
    const { error } = read(text);
    expect(error && bodyProblems(error)).toEqual([{ field: "list", code, entries }]);
  });
});
