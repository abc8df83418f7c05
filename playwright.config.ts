import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/parts/browser.mjs";

const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/**
 * End to end: the production build, served by `npm start` itself with data of its own (tests/support/e2e-server.ts).
 * Everything runs at desktop width, with axe at both widths; the main ways at phone width as well, and what is tagged
 * @no-js once more at phone width without JavaScript.
 */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/e2e",
  globalSetup: "./tests/support/e2e-server.ts",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Only ends what hangs: on a busy machine journeys that went well have taken 46 s.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    // The machine of a reader who is neither in UTC nor where the event is.
    timezoneId: "America/New_York",
    locale: "en-GB",
    // Recording every test costs a quarter of the time: `--trace on` when one is to be looked into.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      // Chromium's sandbox does not work as root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  projects: [
    { name: "desktop", use: desktop },
    // The ways every visitor takes; the other pages meet a phone's width in the last project and in `expectAccessible`.
    { name: "phone", use: phone, testMatch: /(public-pages|registration|pictures)\.spec\.ts$/ },
    { name: "no-javascript", use: { ...phone, javaScriptEnabled: false }, grep: /@no-js/ },
  ],
});
