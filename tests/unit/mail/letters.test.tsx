import { describe, expect, it } from "vitest";
import { renderMail } from "@/emails/render";
import { samples } from "@/emails/samples";
import { light } from "@/emails/theme";
import { variants } from "@/emails/variants";
import { locales } from "@/lib/i18n/locales";
import { ownWords } from "@/lib/letters/rules";
import { type MailContent, mailData, mailKinds } from "@/lib/mail/schema";

const all: [string, MailContent][] = locales.flatMap((locale) =>
  variants(locale).map(({ name, content }): [string, MailContent] => [`${name} in ${locale}`, content]),
);

it("has a sample of every kind", () => {
  expect([...new Set(variants("en").map(({ content }) => content.kind))].sort()).toEqual([...mailKinds].sort());
  expect(new Set(variants("en").map(({ name }) => name)).size).toBe(variants("en").length);
});

/** The secret link of the letter, or the page that it leads to instead. */
function linkOf(content: MailContent): string {
  if (!("registration" in content)) return content.url;
  if (!content.registration) return content.event.url;
  if (content.kind === "registration.lapsed" && content.wayBack === "none") return content.event.url;
  const isOver = ["registration.cancelled", "registration.declined", "event.cancelled"].includes(content.kind);
  return isOver ? content.event.url : content.registration.url;
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
      if ("registration" in content && content.registration) expect(part).toContain(content.registration.reference);
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

const ofEvents = all.filter(
  (entry): entry is [string, Extract<MailContent, { event: object }>] =>
    entry[1].locale === "en" && "event" in entry[1],
);

describe.each(ofEvents)("%s of an event with a colour of its own", (_name, content) => {
  it("has that colour wherever it would have the house's, in light and in dark", async () => {
    const house = [light.primary, light.deep, light.tint, "#a4c3ff", "#a9c6ff", "#1d2b48"];
    const { html } = await renderMail({ ...content, event: { ...content.event, accentColour: "#7b1e3b" } });
    expect(house.filter((colour) => html.includes(colour))).toEqual([]);
    expect(html).toContain("background-color:#4a1223");
    expect(html).toContain("color:#7b1e3b");
  });
});

describe("a letter", () => {
  it("never has the reader's secret link in its subject, which is kept and shown", async () => {
    const announcement = { ...samples("en")["announcement.sent"], subject: "Your page: {own_page}" };
    const { subject } = await renderMail(announcement);
    expect(subject).toBe(`Your page: ${announcement.event.url}`);
    const text = { kind: "registration.confirmed", locale: "en", opening: null, closing: null };
    expect(ownWords([{ ...text, subject: "See {own_page}" }], text.kind, "en")?.subject).toBeNull();
    expect(ownWords([{ ...text, subject: "See {event}" }], text.kind, "en")?.subject).toBe("See {event}");
  });

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

describe("what is held for somebody", () => {
  const until = { en: "Tuesday 6 February 2024, 10:00 (Brussels time)", da: "kl. 10.00 (tid i Bruxelles)" };

  it.each(locales)("says until when, in the event's time and naming its city (%s)", async (locale) => {
    const {
      "registration.offered": offered,
      "registration.verify": verify,
      "handover.offered": handover,
    } = samples(locale);
    for (const content of [offered, verify, handover]) {
      expect((await renderMail(content)).text, content.kind).toContain(until[locale]);
    }
    expect((await renderMail(samples("da")["registration.offered"])).text).toContain("tirsdag den 6. februar 2024");
  });

  it("is a seat only where one is set aside", async () => {
    const invitation = samples("en")["invitation.sent"];
    expect((await renderMail(invitation)).text).toContain(
      "A seat is kept for you until Friday 16 February 2024, 16:00",
    );
    const { text } = await renderMail({ ...invitation, holdsSeat: false });
    expect(text).not.toContain("is kept for you");
    expect(text).toContain("until Friday 16 February 2024, 16:00 (Brussels time), as long as there are seats");
  });

  it("promises the seat only where nobody still has to decide", async () => {
    const offered = samples("en")["registration.offered"];
    expect((await renderMail(offered)).text).toContain("If you say yes, the seat is yours.");
    const { text } = await renderMail({ ...offered, needsApproval: true });
    expect(text).not.toContain("the seat is yours.");
    expect(text).toContain("while the organisers look at your registration");
  });
});

describe("whoever was registered by a colleague", () => {
  it.each(locales)("reads by whom in the first sentence, and how to get out (%s)", async (locale) => {
    const all = samples(locale);
    const registeredBy = "Maja Friis";
    for (const content of [
      { ...all["registration.confirmed"], registeredBy },
      { ...all["registration.verify"], registeredBy },
      { ...all["registration.received"], registeredBy },
      { ...all["registration.waitlisted"], registeredBy },
    ]) {
      const { text } = await renderMail(content);
      const first = text.split("\n\n")[3];
      expect(first, content.kind).toMatch(/^Maja Friis (has registered you|har tilmeldt dig)/);
      expect(text, content.kind).toMatch(/Is this a mistake|Er det en fejl/);
    }
  });

  it("is in the mail of the colleague by name, until the name is struck out", async () => {
    const confirmed = samples("en")["registration.confirmed"];
    const { text } = await renderMail({ ...confirmed, alsoRegistered: ["Maja Friis", "Bo Holm"] });
    expect(text).toContain("You have also registered Maja Friis and Bo Holm. Each of them gets an email of their own");
    const erased = mailData["registration.confirmed"].parse({ alsoRegistered: "erased" });
    expect(erased.alsoRegistered).toEqual([]);
    expect((await renderMail({ ...confirmed, alsoRegistered: [] })).text).not.toContain("also registered");
  });

  it("is not told of a colleague when there was none", async () => {
    for (const kind of ["registration.confirmed", "registration.waitlisted", "registration.verify"] as const) {
      expect((await renderMail(samples("en")[kind])).text, kind).not.toContain("Is this a mistake");
    }
  });
});

describe("what a letter does not say", () => {
  const all = samples("en");

  it("speaks of the calendar only to who has, or had, a confirmed place", async () => {
    const { "registration.changed": changed, "registration.cancelled": cancelled } = all;
    expect((await renderMail(changed)).text).toContain("calendar invitation");
    expect((await renderMail({ ...changed, isConfirmed: false })).text).not.toContain("calendar");
    expect((await renderMail(cancelled)).text).toContain("out of your calendar");
    expect((await renderMail({ ...cancelled, wasConfirmed: false })).text).not.toContain("calendar");
    expect((await renderMail(all["registration.waitlisted"])).text).not.toContain("calendar");
  });

  it.each(["waitlisted", "offered", "awaiting_verification", "awaiting_approval", "cancelled"] as const)(
    "claims no place when the registration is %s",
    async (status) => {
      const repeated = all["registration.already_registered"];
      const { text, subject } = await renderMail({ ...repeated, registration: { ...repeated.registration, status } });
      expect(subject).toContain("We already have your registration");
      expect(text).not.toMatch(/You have a place|You are already registered/);
    },
  );

  it("speaks of deleting a live registration only while it lives", async () => {
    const wish = all["registration.deletion_requested"];
    const ended = { ...wish, registration: { ...wish.registration, status: "cancelled" as const } };
    expect((await renderMail(wish)).text).toContain("still stands for now");
    expect((await renderMail(ended)).text).not.toContain("still stands");
  });

  it("does not tell a colleague the holder's reference or link", async () => {
    const { text } = await renderMail(all["handover.offered"]);
    expect(text).not.toMatch(/BRINC-\w{6}|\/registrations\//);
  });

  it("offers no way back once the event has started", async () => {
    const { text } = await renderMail({ ...all["registration.lapsed"], wayBack: "none" });
    expect(text).not.toContain("/registrations/");
    expect(text).toContain("The event has started");
  });
});

describe("a way out", () => {
  it.each(locales)(
    "leads from the confirmation and from the waiting list to the page that asks again (%s)",
    async (locale) => {
      for (const kind of ["registration.confirmed", "registration.waitlisted"] as const) {
        const content = samples(locale)[kind];
        const { html, text } = await renderMail(content);
        expect(text).toContain(`: ${content.registration.url}/cancel`);
        expect(html).toContain(`${content.registration.url}/cancel`);
      }
    },
  );
});

it("every reason for a place and for a place in line has its words", async () => {
  for (const locale of locales) {
    const { "registration.confirmed": confirmed, "registration.waitlisted": waitlisted } = samples(locale);
    for (const because of ["registered", "verified", "approved", "accepted", "handed_over", "invited"] as const) {
      expect((await renderMail({ ...confirmed, because })).text).not.toContain("mail.");
    }
    for (const because of ["registered", "rejoined", "passed", "moved"] as const) {
      expect((await renderMail({ ...waitlisted, because, position: 1 })).text).toMatch(/next in line|næste i køen/);
    }
  }
});
