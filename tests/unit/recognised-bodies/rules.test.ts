import { describe, expect, it } from "vitest";
import { asciiDomain, domainsAbove, readableDomain, recognise } from "@/lib/recognised-bodies/rules";

const bodies = [
  { name: "Aarhus Kommune", domains: ["aarhus.dk", "aak.example"] },
  { name: "Aarhus Havn", domains: ["havn.aarhus.dk"] },
  { name: "Københavns Kommune", domains: ["xn--kbenhavn-54a.dk"] },
  { name: "Åben Kommune", domains: ["xn--ben-tla.example"] },
];

describe("recognise", () => {
  it.each([
    ["ane@aarhus.dk", "Aarhus Kommune"],
    ["Ane.Holm@AARHUS.DK", "Aarhus Kommune"],
    [" ane@aarhus.dk ", "Aarhus Kommune"],
    ["ane@teknik.by.aarhus.dk", "Aarhus Kommune"],
    ["ane@aarhus.dk.", "Aarhus Kommune"],
    ["ane@aak.example", "Aarhus Kommune"],
    ["ane@havn.aarhus.dk", "Aarhus Havn"],
    ["ane@københavn.dk", "Københavns Kommune"],
    ["ane@KØBENHAVN.dk", "Københavns Kommune"],
    // "å" as a Mac may type it, in two characters.
    ["ane@a\u030Aben.example", "Åben Kommune"],
    ["ane@XN--KBENHAVN-54A.dk", "Københavns Kommune"],
    ["ane@skole.xn--kbenhavn-54a.dk", "Københavns Kommune"],
  ])("%s belongs to %s", (email, name) => {
    expect(recognise(email, bodies)).toEqual({ kind: "recognised", name });
  });

  it.each([
    "ane@notaarhus.dk",
    "ane@not-aarhus.dk",
    "ane@aarhus.dk.evil.example",
    "ane@aarhus.de",
    "ane@dk",
    "ane@.aarhus.dk",
    "aarhus.dk@evil.example",
    // Cyrillic "а" in front, which looks the same.
    "ane@\u0430arhus.dk",
    "ane@aarhus.dk/evil.example",
    "ane@aarhus%2edk",
    "ane@127.0.0.1",
    "@aarhus.dk",
    "aarhus.dk",
    "",
  ])("%s is unknown", (email) => {
    expect(recognise(email, bodies)).toEqual({ kind: "unknown" });
  });

  it.each(["ane@gmail.com", "ane@GMAIL.com", "ane@hotmail.com", "ane@outlook.com"])("%s is free mail", (email) => {
    expect(recognise(email, bodies)).toEqual({ kind: "free_mail" });
  });

  it("knows nobody while the list is empty", () => {
    expect(recognise("ane@aarhus.dk", [])).toEqual({ kind: "unknown" });
  });
});

describe("asciiDomain", () => {
  it.each([
    ["Aarhus.DK", "aarhus.dk"],
    ["københavn.dk", "xn--kbenhavn-54a.dk"],
    ["aarhus", null],
    ["a_b.dk", null],
    ["-aarhus.dk", null],
    ["aarhus..dk", null],
    ["127.0.0.1", null],
    [`${"a".repeat(64)}.dk`, null],
    ["xn--a.dk", null],
    ["aarhus.dk\u0000", null],
  ])("reads %j as %j", (text, domain) => {
    expect(asciiDomain(text)).toBe(domain);
  });

  it("is undone for people", () => {
    expect(readableDomain("xn--kbenhavn-54a.dk")).toBe("københavn.dk");
    expect(readableDomain("aarhus.dk")).toBe("aarhus.dk");
  });
});

it("goes up label by label and stops before the top", () => {
  expect(domainsAbove("by.aarhus.dk")).toEqual(["by.aarhus.dk", "aarhus.dk"]);
});
