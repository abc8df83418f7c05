import { describe, expect, it } from "vitest";
import { renderPrepared } from "@/emails/prepared";
import { renderMail } from "@/emails/render";
import { samples } from "@/emails/samples";
import { locales } from "@/lib/i18n/locales";
import type { MailContent, RegistrationFacts } from "@/lib/mail/schema";

const awkward: Partial<RegistrationFacts> = {
  givenName: `<b>"Åse" & 'Ida'</b>`,
  familyName: "Παπαδοπούλου $& $1",
  organisation: "\uE000email\uE001 & Søn",
  jobTitle: "CEO \u202E",
  reference: "BRINC-000000",
  url: "https://events.example.org/en/registrations/other?a=1&b=2",
};

const withPerson = (content: MailContent, person: Partial<RegistrationFacts>): MailContent =>
  "registration" in content
    ? ({ ...content, registration: { ...content.registration, ...person } } as MailContent)
    : content;

describe("prepared letters", () => {
  const kinds = locales.flatMap((locale) => Object.values(samples(locale)).map((content) => ({ locale, content })));

  it.each(kinds)("say exactly what letters made anew say: $content.kind, $locale", async ({ content }) => {
    const prepared = renderPrepared();
    for (const person of [{}, awkward, {}, { ...awkward, jobTitle: null, country: "GR" }, { givenName: "Bo" }]) {
      const someone = withPerson(content, person);
      const anew = await renderMail(someone);
      const filled = await prepared(someone);
      expect({ ...filled, html: body(filled.html) }).toEqual({ ...anew, html: body(anew.html) });
    }
  });

  it("are made once for many people, and anew where the letter looks at something else", async () => {
    let made = 0;
    const prepared = renderPrepared(async (content) => {
      made += 1;
      return renderMail(content);
    });
    const confirmed = samples("en")["registration.confirmed"];
    for (const country of ["DK", "GR", "BE"]) await prepared(withPerson(confirmed, { givenName: country, country }));
    expect(made).toBe(1);
    await prepared({ ...confirmed, event: { ...confirmed.event, title: "Another title" } });
    expect(made).toBe(2);
    const announcement = { ...samples("en")["announcement.sent"], subject: "For {given_name} at {own_page}" };
    const own = { subject: "{reference}", opening: "{given_name}: {own_page}", closing: "{organisation}" };
    for (const letter of [announcement, { ...confirmed, own }]) {
      made = 0;
      for (const givenName of ["Bo", "Ida", "Åse"]) {
        const someone = withPerson(letter, { ...awkward, givenName });
        const filled = await prepared(someone);
        expect(body(filled.html)).toBe(body((await renderMail(someone)).html));
        expect(filled.subject).toBe((await renderMail(someone)).subject);
      }
      expect(made).toBe(1);
    }
    made = 2;
    const changed = samples("en")["registration.changed"];
    for (const country of ["DK", "GR", "DK"]) await prepared(withPerson(changed, { country }));
    expect(made).toBe(4);
  });
});

/** Without the line that mail programs show beside the subject, which is filled up with blanks to one length. */
function body(html: string): string {
  return html.replace(/<div style="display:none.*?<\/div>/s, "").replace(/[\u200B-\u200F\uFEFF\u00A0]{4,}/g, "");
}
