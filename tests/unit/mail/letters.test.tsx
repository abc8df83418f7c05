import { describe, expect, it } from "vitest";
import { renderMail } from "@/emails/render";
import { samples } from "@/emails/samples";
import { locales } from "@/lib/i18n/locales";
import { type MailContent, mailKinds } from "@/lib/mail/schema";

const all: [string, MailContent][] = locales.flatMap((locale) =>
  mailKinds.map((kind): [string, MailContent] => [`${kind} in ${locale}`, samples(locale)[kind]]),
);

/** The secret link of the letter, or the page that it leads to instead. */
function linkOf(content: MailContent): string {
  if (content.kind === "organiser.sign_in") return content.url;
  return content.kind === "registration.cancelled" ? content.event.url : content.registration.url;
}

describe.each(all)("%s", (_name, content) => {
  it("says the same in HTML and in plain text", async () => {
    const { html, text, subject } = await renderMail(content);
    expect(html).toContain(`lang="${content.locale}"`);
    expect(html).toContain(linkOf(content));
    expect(text).toContain(linkOf(content));
    expect(subject).not.toMatch(/[{}]|\bmail\./);
    for (const part of [html, text]) {
      expect(part).not.toMatch(/undefined|\[object|\bmail\.[a-z]+\./i);
      if (content.kind !== "organiser.sign_in") expect(part).toContain(content.registration.reference);
    }
  });

  it("reads well as plain text", async () => {
    const { text } = await renderMail(content);
    expect(text).not.toMatch(/&(amp|lt|gt|quot|#\d+);|<\/?[a-z]+>/);
    expect(text).not.toMatch(/\n{3}|[ \t]\n/);
  });

  it("loads nothing from anywhere and runs nothing", async () => {
    const { html } = await renderMail(content);
    expect(html).not.toMatch(/<script|<link|@import|url\(|src="http/i);
    for (const [tag] of html.matchAll(/<img[^>]*>/g)) expect(tag).toMatch(/alt="[^"]+"/);
  });
});

describe("a letter", () => {
  const confirmed = samples("en")["registration.confirmed"];

  it("names the day, the time with its place, and where the room will be told", async () => {
    const { text } = await renderMail(confirmed);
    expect(text).toContain("Date: Tuesday 19 March 2024");
    expect(text).toContain("Time: 10:00–15:00 (Brussels time)");
    expect(text).toContain("Place: Brussels; the room is sent to participants");
    expect((await renderMail(samples("da")["registration.confirmed"])).text).toContain(
      "Tid: Kl. 10.00–15.00 (tid i Bruxelles)",
    );
  });

  it("speaks of travel support only while it can be asked for", async () => {
    expect((await renderMail(confirmed)).text).toContain("by Friday 23 February 2024");
    expect((await renderMail({ ...confirmed, travelRequestsCloseAt: null })).text).not.toContain("travel");
  });

  it("carries the emblem only where the event is funded", async () => {
    expect((await renderMail(confirmed)).inlineImages).toHaveLength(1);
    const alone = await renderMail({ ...confirmed, event: { ...confirmed.event, funding: null } });
    expect(alone.inlineImages).toHaveLength(0);
    expect(alone.html).not.toContain("<img");
  });

  it("shows what people typed as text, never as markup", async () => {
    const registration = { ...confirmed.registration, givenName: "<b>{name}</b> & 'co'" };
    const { html, text } = await renderMail({ ...confirmed, registration });
    expect(html).toContain("&lt;b&gt;{name}&lt;/b&gt; &amp;");
    expect(text).toContain("Hello <b>{name}</b> & 'co',");
  });
});
