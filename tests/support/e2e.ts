import { randomBytes, randomInt } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { connect, type Db } from "@/lib/db";
import { MailboxReader } from "./mailbox";

type Fixtures = {
  /** An address nobody else uses, for one participant. */
  address: string;
  mailbox: MailboxReader;
  /** Fails the test with every finding of axe for WCAG 2.2 A and AA on the page as it is now, wide and narrow. */
  expectAccessible: (page: Page) => Promise<void>;
  /** Says that this text may stand in a console error of this test. */
  allowConsoleError: (text: string) => void;
  noSurprises: undefined;
};

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Frames of letters: nothing can run in them, axe neither. What stands in them has tests of its own (tests/unit/mail). */
const LETTER_FRAMES = "iframe[sandbox]";

/**
 * Axe on the page as it is. Where there are frames to look into, it gathers what it found in a second, blank page; where
 * there are none, the page itself does ("legacy" is axe's word for it), which finds the same in little more than half the
 * time.
 */
async function axeOn(page: Page) {
  const isFramed = (await page.locator(`iframe:not(${LETTER_FRAMES}), frame, object, embed`).count()) > 0;
  return new AxeBuilder({ page }).exclude(LETTER_FRAMES).setLegacyMode(!isFramed);
}

/** What depends on the width alone, looked at once more as on a phone. */
async function narrowViolations(page: Page) {
  const size = page.viewportSize();
  if (!size || size.width < 600) return [];
  await page.setViewportSize({ width: 360, height: 740 });
  const rules = ["target-size", "scrollable-region-focusable"];
  const { violations } = await (await axeOn(page)).withRules(rules).analyze();
  await page.setViewportSize(size);
  return violations;
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this by Playwright with its configuration.`);
  return value;
}

/**
 * Playwright's test with what every test here needs: the server's address, a visitor's network address of its own, and
 * a watch over each page. An error in the console, an uncaught error or a request to another host fails the test.
 */
export const test = base.extend<Fixtures, { db: Db }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
  baseURL: async ({}, use) => use(setting("E2E_SITE_URL")),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  extraHTTPHeaders: async ({}, use) => {
    await use({ "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  address: async ({}, use) => use(`participant-${randomBytes(5).toString("hex")}@example.org`),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  mailbox: async ({}, use) => use(new MailboxReader(setting("E2E_MAILBOX_URL"))),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expectAccessible: async ({}, use) => {
    await use(async (page) => {
      const { violations } = await (await axeOn(page)).withTags(wcag).analyze();
      violations.push(...(await narrowViolations(page)));
      const found = violations.map(
        ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`,
      );
      expect(found, `findings of axe on ${page.url()}`).toEqual([]);
    });
  },
  allowConsoleError: async ({ noSurprises: _ }, use, testInfo) => {
    await use((text) => testInfo.annotations.push({ type: "allowed console error", description: text }));
  },
  noSurprises: [
    async ({ context, baseURL }, use, testInfo) => {
      const surprises: string[] = [];
      const documents = new Set<string>();
      context.on("request", (request) => {
        if (request.isNavigationRequest()) documents.add(request.url());
        const url = new URL(request.url());
        const isOwn = url.origin === baseURL || ["data:", "blob:", "about:"].includes(url.protocol);
        if (!isOwn) surprises.push(`request to another host: ${url.origin}`);
      });
      context.on("console", (message) => {
        // The browser reports a page that answers 404 or 429 as an error; that a page does so is the test's to judge.
        const isAnswer = message.text().startsWith("Failed to load resource") && documents.has(message.location().url);
        // And what Playwright itself wants to run in a letter's frame.
        const isLetter = /^Blocked script execution in '[^']+\/letter' because/.test(message.text());
        if (message.type() === "error" && !isAnswer && !isLetter) surprises.push(`console: ${message.text()}`);
      });
      context.on("weberror", (error) => surprises.push(`uncaught: ${error.error().message}`));
      await use(undefined);
      const allowed = testInfo.annotations.filter(({ type }) => type === "allowed console error");
      const unexpected = surprises.filter(
        (text) => !allowed.some(({ description = "" }) => text.includes(description)),
      );
      expect(unexpected).toEqual([]);
    },
    { auto: true },
  ],
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const db = connect(setting("E2E_DATABASE_URL"), 3);
      await use(db);
      await db.$disconnect();
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
