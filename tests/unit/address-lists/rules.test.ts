import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asLines, looksGarbled, personLine, readAddressList } from "@/lib/address-lists/rules";

const mia = { name: "Mia Jensen", email: "mia@aarhus.dk" };
const bo = { name: "Bo Ørsted", email: "bo@odense.dk" };
const both = [mia, bo];

/** Who a list names, without line numbers. */
const people = (text: string) => readAddressList(text).people.map(({ name, email }) => ({ name, email }));
const reasons = (text: string) => readAddressList(text).unread.map(({ line, reason }) => [line, reason]);

describe("a list that is typed or pasted", () => {
  it.each([
    ["one per line", "Mia Jensen <mia@aarhus.dk>\nBo Ørsted <bo@odense.dk>"],
    ["Windows' line ends, blank lines", "\r\nMia Jensen <mia@aarhus.dk>\r\n\r\n  Bo Ørsted <bo@odense.dk>\r\n"],
    ["an old Mac's line ends", "Mia Jensen <mia@aarhus.dk>\rBo Ørsted <bo@odense.dk>"],
    ["from Outlook", "Mia Jensen <mia@aarhus.dk>; Bo Ørsted <bo@odense.dk>"],
    ["from Outlook, the line to whom", "Til: Mia Jensen <mia@aarhus.dk>; Bo Ørsted <bo@odense.dk>;"],
    ["from a mail's header", '"Mia Jensen" <mia@aarhus.dk>, "Ørsted, Bo" <bo@odense.dk>'],
    ["family names first", "Jensen, Mia <mia@aarhus.dk>; Ørsted, Bo <bo@odense.dk>"],
    ["family names first, commas between", "Jensen, Mia <mia@aarhus.dk>, Ørsted, Bo <bo@odense.dk>"],
    ["brackets without separators", "Mia Jensen <mia@aarhus.dk> Bo Ørsted <bo@odense.dk>"],
    ["as links", "Mia Jensen [mailto:mia@aarhus.dk]\nBo Ørsted <mailto:bo@odense.dk?subject=Hej>"],
    ["names behind", "mia@aarhus.dk (Mia Jensen)\nbo@odense.dk Bo Ørsted"],
    ["quoted by hand", "“Mia Jensen” <mia@aarhus.dk>\n'Bo Ørsted' <bo@odense.dk>,"],
    ["unseen characters", "\uFEFFMia\u00A0Jensen <\u200Bmia@aarhus.dk>\n\u202ABo\u2003Ørsted\u202C <bo@odense.dk>"],
    ["composed otherwise", "Mia Jensen <mia@aarhus.dk>\nBo Ørsted <bo@odense.dk>".normalize("NFD")],
    ["semicolons", "Mia Jensen;mia@aarhus.dk\nBo Ørsted;bo@odense.dk"],
    ["commas, address first", "mia@aarhus.dk,Mia Jensen\nbo@odense.dk,Bo Ørsted"],
    ["tabs, names apart", "Mia\tJensen\tmia@aarhus.dk\nBo\tØrsted\tbo@odense.dk"],
    ["bars", "Mia Jensen | mia@aarhus.dk\nBo Ørsted | bo@odense.dk"],
    ["another separator on each line", "Mia Jensen;mia@aarhus.dk\nBo Ørsted,bo@odense.dk"],
    ["columns nobody asked for", "Mia Jensen;Aarhus Kommune;mia@aarhus.dk;12345678\nBo Ørsted;;bo@odense.dk;"],
  ])("%s", (_, text) => {
    expect(people(text)).toEqual(both);
    expect(readAddressList(text).unread).toEqual([]);
  });

  it.each([
    "mia@aarhus.dk bo@odense.dk",
    "mia@aarhus.dk;bo@odense.dk",
    "mia@aarhus.dk, bo@odense.dk.",
    "<mia@aarhus.dk>\n'bo@odense.dk' <bo@odense.dk>",
    "mia@aarhus.dk\tbo@odense.dk",
  ])("addresses alone: %j", (text) => {
    expect(people(text)).toEqual([
      { name: null, email: "mia@aarhus.dk" },
      { name: null, email: "bo@odense.dk" },
    ]);
  });

  it("leaves what may be an organisation behind a name alone", () => {
    expect(people('"Mia Jensen, Aarhus Kommune" <mia@aarhus.dk>')).toEqual([
      { name: "Mia Jensen, Aarhus Kommune", email: "mia@aarhus.dk" },
    ]);
    expect(people("Mia Jensen (Aarhus) <mia@aarhus.dk>")[0]?.name).toBe("Mia Jensen (Aarhus)");
  });

  it("keeps names and addresses of every script", () => {
    const text = "محمد الفارسي <m@example.org>\nΑικατερίνη;aik@δήμος.ελ\n山田太郎,yamada@example.jp";
    expect(people(text).map(({ name }) => name)).toEqual(["محمد الفارسي", "Αικατερίνη", "山田太郎"]);
  });

  it("counts an address once, whatever its case, and takes the name from wherever it stands", () => {
    const list = readAddressList("mia@aarhus.dk\nMia Jensen <MIA@Aarhus.dk>\nbo@odense.dk");
    expect(list.people).toMatchObject([{ name: "Mia Jensen", email: "mia@aarhus.dk" }, { email: "bo@odense.dk" }]);
    expect(list.repeated).toEqual([{ line: 2, email: "MIA@Aarhus.dk" }]);
  });
});

describe("a table with headings", () => {
  it.each([
    ["semicolons, Danish", "Navn;E-mail\nMia Jensen;mia@aarhus.dk\nBo Ørsted;bo@odense.dk"],
    ["commas, English", "Name,Email address\nMia Jensen,mia@aarhus.dk\nBo Ørsted,bo@odense.dk"],
    ["tabs, names apart", "Fornavn\tEfternavn\tE-mailadresse\nMia\tJensen\tmia@aarhus.dk\nBo\tØrsted\tbo@odense.dk"],
    [
      "from Outlook",
      '"First Name","Last Name","E-mail Address"\n"Mia","Jensen","mia@aarhus.dk"\n"Bo","Ørsted","bo@odense.dk"',
    ],
    ["Excel's first line", "sep=;\r\nEmail;Navn\r\nmia@aarhus.dk;Mia Jensen\r\nbo@odense.dk;Bo Ørsted\r\n"],
    [
      "other columns between",
      "Nr;Given names;Firma;Family name;Mail;Tlf\n1;Mia;X;Jensen;mia@aarhus.dk;1\n2;Bo;Y;Ørsted;bo@odense.dk;2",
    ],
    [
      "rows with another separator",
      "Navn;Firma;E-mail\nMia Jensen,Aarhus,mia@aarhus.dk\nBo Ørsted,Odense,bo@odense.dk",
    ],
    ["an address in another column", "Navn;E-mail;Andet\nMia Jensen;mia@aarhus.dk;\nBo Ørsted;;bo@odense.dk"],
    [
      "lines inside quotation marks",
      'Navn;Noter;E-mail\nMia Jensen;"to\nlinjer";mia@aarhus.dk\nBo Ørsted;"x";bo@odense.dk',
    ],
    [
      "separators inside quotation marks",
      'Name,Email,Note\n"Jensen, Mia",mia@aarhus.dk,"a, b"\n"Ørsted, Bo",bo@odense.dk,"""c"""',
    ],
    [
      "a quotation mark that is never closed",
      'Navn;Noter;E-mail\nMia Jensen;"to;mia@aarhus.dk\nBo Ørsted;x;bo@odense.dk',
    ],
    ["two of them far apart", 'Navn;Noter;E-mail\nMia Jensen;"to;mia@aarhus.dk\nBo Ørsted;x";bo@odense.dk'],
    ["empty rows and columns", "Navn;E-mail;;\n;;;\nMia Jensen;mia@aarhus.dk;;\n;;;\nBo Ørsted;bo@odense.dk;;\n;;;"],
    ["fewer and more columns than headings", "E-mail;Navn\nmia@aarhus.dk;Mia Jensen;x;y\nbo@odense.dk;Bo Ørsted"],
  ])("%s", (_, text) => {
    expect(people(text)).toEqual(both);
    expect(readAddressList(text).unread).toEqual([]);
  });

  it("says the line in the file where a row cannot be read", () => {
    const text = 'Navn;Noter;E-mail\nMia;"to\nlinjer";mia@aarhus.dk\nBo;x;bo(at)odense.dk\nEva;;eva@x.dk, eva@y.dk';
    expect(reasons(text)).toEqual([
      [4, "not_an_address"],
      [5, "several_addresses"],
    ]);
  });
});

describe("lines that name nobody", () => {
  it.each([
    ["Mia Jensen", "no_address"],
    ["Navn;Firma;Telefon", "no_address"],
    ["mia@aarhus", "not_an_address"],
    ["Mia <mia@@aarhus.dk>", "not_an_address"],
    ["mia.@aarhus.dk", "not_an_address"],
    ["Mia <mia\uFFFD@aarhus.dk>", "not_an_address"],
    ["@", "not_an_address"],
    [`${"x".repeat(201)} <mia@aarhus.dk>`, "name_too_long"],
    ["Free money at www.example.com <mia@aarhus.dk>", "name_has_link"],
  ])("%j: %s", (text, reason) => {
    expect(people(text)).toEqual([]);
    expect(reasons(`bo@odense.dk\n\n${text}`)).toEqual([[3, reason]]);
  });

  it("does not lose the others on the line", () => {
    const list = readAddressList("Mia Jensen <mia@aarhus.dk>; Eva; Bo Ørsted <bo@odense.dk>; Ida <ida@>");
    expect(list.people).toMatchObject(both);
    expect(list.unread.map(({ text, reason }) => [text, reason])).toEqual([
      ["Eva", "no_address"],
      ["Ida <ida@>", "not_an_address"],
    ]);
  });

  it("does not take somebody without an address for a column of the other", () => {
    const list = readAddressList("Jensen, Mia <mia@aarhus.dk>; Eva\nOle <ole(at)x>; Bo Ørsted <bo@odense.dk>");
    expect(list.people).toMatchObject(both);
    expect(list.unread).toMatchObject([
      { line: 1, text: "Eva" },
      { line: 2, text: "Ole <ole(at)x>" },
    ]);
  });

  it("finds nobody in nothing", () => {
    for (const text of ["", "\n \r\n\t", ";;;\n,,,", "\uFEFF", '""']) {
      expect(readAddressList(text)).toEqual({ people: [], unread: [], repeated: [] });
    }
  });
});

describe("what a file becomes in the form", () => {
  it("reads the same again, with what could not be read", () => {
    const lines = asLines('Navn;E-mail\n"Jensen, Mia";mia@aarhus.dk\nEva;\nBo Ørsted;bo@odense.dk\nIngen;ingen(at)x');
    expect(lines).toBe("Mia Jensen <mia@aarhus.dk>\nEva;\nBo Ørsted <bo@odense.dk>\nIngen;ingen(at)x");
    expect(people(lines)).toEqual(both);
    expect(reasons(lines).map(([line]) => line)).toEqual([2, 4]);
  });

  const name = fc.string({ unit: fc.constantFrom(..."aåÆ ,;|()'-.\"<>@/:\t"), maxLength: 20 });
  const address = fc.constantFrom("mia@aarhus.dk", "bo@odense.dk", "o'neil@example.org", "a+b@sub.example.co.uk");

  it("is stable: a list that was read reads the same from its own lines", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, address), { maxLength: 5 }), (entries) => {
        const first = readAddressList(entries.map(([words, at]) => `${words} <${at}>`).join("\n")).people;
        const again = readAddressList(first.map(personLine).join("\n")).people;
        expect(again.map(({ name, email }) => ({ name, email }))).toEqual(
          first.map(({ name, email }) => ({ name, email })),
        );
      }),
    );
  }, 60_000);

  it("never throws and never makes an address up, whatever is typed", () => {
    const soup = fc.string({ unit: fc.constantFrom(..."ab@.;,|\t\n\r\"'<>() å\uFEFF\0"), maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: "binary" })), (text) => {
        for (const { email } of readAddressList(text).people) expect(text.normalize("NFC")).toContain(email);
        asLines(text);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it("is not held up by the worst that is typed", () => {
    for (const piece of ["<a@b.dk>", '";"', "<", "a@b.dk;", '"', "@", '"a"<']) {
      const list = readAddressList(piece.repeat(50_000 / piece.length));
      expect(list.people.length).toBeLessThan(2);
    }
  }, 60_000);
});

describe("letters read in the wrong encoding", () => {
  it.each(["SÃ¸ren", "S¿ren", "S›ren", "S\uFFFDren", "BÃ¦k", "Ã…se"])("stand out: %s", (name) => {
    expect(looksGarbled(name)).toBe(true);
  });
  it.each(["Søren", "Åse O'Neill", "Bo–Erik", "Jean-Luc d’Arc", "محمد", "Zoë Ångström", "Ø. Bæk, jr. (DK)"])(
    "are not seen in %s",
    (name) => {
      expect(looksGarbled(name)).toBe(false);
    },
  );
});
