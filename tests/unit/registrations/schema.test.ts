import { describe, expect, it } from "vitest";
import { draftValuesFrom } from "@/lib/drafts/schema";
import { registrationFields } from "@/lib/registrations/constants";
import { fieldErrorsFrom, registrationSchema } from "@/lib/registrations/schema";

const typed = {
  givenName: "Mette",
  familyName: "Sørensen",
  email: "mette@kommune.dk",
  organisation: "Aarhus Kommune",
  organisationType: "municipality",
  country: "DK",
};

function errorsOf(values: Record<string, string>) {
  const parsed = registrationSchema.safeParse({ ...typed, ...values });
  return parsed.success ? {} : fieldErrorsFrom(parsed.error);
}

describe("the registration form", () => {
  it("asks for what is missing, and only for what is needed", () => {
    const parsed = registrationSchema.safeParse({});
    expect(parsed.success ? {} : fieldErrorsFrom(parsed.error)).toEqual({
      givenName: "missing",
      familyName: "missing",
      email: "missing",
      organisation: "missing",
      organisationType: "missing",
      country: "missing",
    });
  });

  it("leaves out what was not answered, and ticks nothing by itself", () => {
    expect(registrationSchema.parse(typed)).toMatchObject({
      jobTitle: null,
      attendsConference: null,
      photoConsent: false,
      listSharing: false,
    });
  });

  it.each([
    ["only spaces", "   \u00a0 ", "missing"],
    ["10,000 letters", "a".repeat(10_000), "too_long"],
    ["a line break", "Mette\nBcc: all@example.org", "unprintable"],
    ["a NUL that became a replacement sign", "Met\uFFFDte", "unprintable"],
    ["a character that turns the text around", "Mette\u202Egpj.exe", "unprintable"],
    ["a delete character", "Mette\u007f", "unprintable"],
    ["nothing that can be seen", "\u200B\u2060\u00AD", "missing"],
    ["a web address", "Win at http://evil.example", "has_link"],
    ["a web address without its beginning", "www.evil.example", "has_link"],
  ])("refuses %s in a name", (_what, givenName, code) => {
    expect(errorsOf({ givenName })).toEqual({ givenName: code });
  });

  it.each([
    ["Greek", "Ελένη Παπαδοπούλου"],
    ["Arabic, right to left", "محمد عبد الله"],
    ["Chinese", "王小明"],
    ["emoji joined from several", "👩‍🔬 Ada"],
    ["an apostrophe, a hyphen and a title", "Dr. Siún O’Brien-Nic Ghiolla"],
    ["HTML", '<b>Robert</b> & "Bobby"'],
    ["inner spaces", "Anna  Maria"],
    ["a formula", "=1+1"],
  ])("keeps a name with %s as it was typed", (_what, givenName) => {
    expect(registrationSchema.parse({ ...typed, givenName }).givenName).toBe(givenName);
  });

  it("composes letters, so that one name is one text", () => {
    expect(registrationSchema.parse({ ...typed, familyName: "So\u0308rensen" }).familyName).toBe("Sörensen");
  });

  it("counts characters as people do", () => {
    expect(errorsOf({ givenName: "😀".repeat(100) })).toEqual({});
    expect(errorsOf({ givenName: "😀".repeat(101) })).toEqual({ givenName: "too_long" });
  });

  it.each([
    "mette",
    "mette@",
    "@kommune.dk",
    "mette@kommune",
    "a b@kommune.dk",
    "a..b@kommune.dk",
    "a@b@",
    "me,tte@k.dk",
  ])("asks for another address than %s", (email) => {
    expect(errorsOf({ email })).toEqual({ email: "not_an_address" });
  });

  it.each([
    "METTE@Kommune.DK",
    "o'brien+ws@sub.example.co.uk",
    "ελένη@δήμος.ελ",
    "a@b.museum",
    `${"a".repeat(64)}@example.org`,
  ])("takes the address %s", (email) => {
    expect(errorsOf({ email })).toEqual({});
  });

  it("takes no answer that was not offered", () => {
    expect(errorsOf({ organisationType: "kingdom", country: "XX", attendsConference: "maybe" })).toEqual({
      organisationType: "not_offered",
      country: "not_offered",
      attendsConference: "not_offered",
    });
  });
});

describe("what was typed", () => {
  it("is kept as typed, without files, unknown fields and what the database cannot hold", () => {
    const form = new FormData();
    form.set("givenName", "  Met\0te ");
    form.set("email", new File(["x"], "x.txt"));
    form.set("isOwner", "yes");
    expect(draftValuesFrom(form, registrationFields)).toEqual({ givenName: "  Met\uFFFDte " });
  });
});
