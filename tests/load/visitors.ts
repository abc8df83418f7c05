import { randomBytes } from "node:crypto";
import { Agent } from "node:http";
import { type Db, lockEvent } from "@/lib/db";
import { registrationKey } from "@/lib/registrations/queries";
import { buildEvent } from "../support/factories";
import { type Answer, PlainBrowser } from "../support/plain-browser";
import { prepareForms } from "../support/prepared-forms";

/** A connection for each request: between the rushes the servers would close kept ones. */
const agent = new Agent({ keepAlive: false, maxSockets: 500 });
let visitors = 0;

/** A browser that nobody has used, seen from a network of its own. @param origin of the process it talks to. */
export function openBrowser(origin: string): PlainBrowser {
  visitors += 1;
  const network = `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`;
  return new PlainBrowser(origin, { agent, headers: { "x-forwarded-for": network } });
}

/** An event whose waiting list is as long as it likes, shown to the public. */
export function openEvent(db: Db, capacity: number) {
  return buildEvent(db, { slug: `load-${randomBytes(5).toString("hex")}`, capacity });
}

/** Fills in the form as far as the check of one's answers: only "Send registration" is left to press. */
export async function fillIn(origin: string, slug: string, email: string): Promise<PlainBrowser> {
  const browser = openBrowser(origin);
  await browser.open(`/en/events/${slug}/register`);
  await browser.press("Continue", {
    givenName: "Åse",
    familyName: "Example",
    email,
    organisation: "Municipality of Example",
    organisationType: "municipality",
    country: "DK",
  });
  if (!browser.path.endsWith("/register/check")) throw new Error(`${browser.path}: ${browser.heading()}`);
  return browser;
}

/**
 * Browsers that show the check of somebody's answers, in turn at each of the processes. One has really been there; the
 * others are given the same page with a draft of their own, because it is the sending that is looked at.
 */
export async function gather(
  databaseUrl: string,
  origins: string[],
  slug: string,
  count: number,
): Promise<PlainBrowser[]> {
  const model = await fillIn(origins[0] ?? "", slug, `first-${randomBytes(4).toString("hex")}@example.org`);
  const draftOf = new Map(model.form("Send registration").fields).get("draft") ?? "";
  const forms = await prepareForms(databaseUrl, slug, count - 1);
  const others = forms.map(({ cookie, draftId }, index) => {
    const browser = openBrowser(origins[(index + 1) % origins.length] ?? "");
    browser.cookies.set("draft", cookie.replace("draft=", ""));
    browser.path = model.path;
    browser.page = { ...model.page, body: model.page.body.replaceAll(draftOf, draftId) };
    return browser;
  });
  return [model, ...others];
}

/** Several things one after the other, so many at a time. */
export async function inTurns<In, Out>(items: In[], atOnce: number, work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  let next = 0;
  const oneAfterAnother = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as In);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, oneAfterAnother));
  return results;
}

/** Where an answer leads, without the query; or what it says instead of leading anywhere. */
export function leadsTo({ status, headers, body }: Answer): string {
  if (status === 303 && headers.location) return new URL(headers.location, "http://site.invalid").pathname;
  return `${status} ${/<h1[^>]*>(.*?)<\/h1>/s.exec(body)?.[1] ?? body.slice(0, 200)}`;
}

/** How an event's registrations stand. */
export async function standingOf(db: Db, eventId: string) {
  // Behind whatever is being decided at this moment.
  return db.$transaction(async (tx) => {
    await lockEvent(tx, eventId);
    return tx.registration.findMany({
      where: { eventId },
      select: { id: true, linkVersion: true, email: true, status: true, queueNumber: true },
    });
  });
}

/** The address of one's own page, as it stands in the mails. */
export function ownAddress(registration: { id: string; linkVersion: number }): string {
  return `/en/registrations/${registrationKey(registration)}`;
}
