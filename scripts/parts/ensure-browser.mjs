import { spawnSync } from "node:child_process";
import { runQuietly, StartError, say } from "./words.mjs";

/**
 * Makes sure there is a browser that runs: Debian's headless shell of Chromium where it can be had, since the tests take a
 * quarter less time in it; else an installed browser, else Playwright's download, else Debian's whole package.
 * Leaves its path in PLAYWRIGHT_CHROMIUM for the tests.
 * @throws {StartError} when all of that failed
 */
export async function ensureBrowser() {
  // Not at the top: Playwright is one of the packages that may still have to be installed.
  const { findBrowser, hasHeadlessShell } = await import("./browser.mjs");
  const ways = [
    async () => {
      if (!hasHeadlessShell()) await installPackage("chromium-headless-shell");
    },
    () =>
      runQuietly("Downloading a browser", process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"]),
    () => installPackage("chromium"),
  ];
  for (const way of ways) {
    await way().catch((error) => say(String(error.message)));
    const browser = findBrowser();
    if (!browser) continue;
    process.env.PLAYWRIGHT_CHROMIUM = browser;
    return;
  }
  throw new StartError(
    "The end-to-end tests need a browser, and none could be installed. Install Chromium or Google Chrome " +
      "(Debian and Ubuntu: apt-get install chromium), or name one in PLAYWRIGHT_CHROMIUM.",
  );
}

async function installPackage(/** @type {string} */ name) {
  if (process.env.PLAYWRIGHT_CHROMIUM) return;
  const isDebian = spawnSync("apt-get", ["--version"]).status === 0;
  if (!isDebian || process.getuid?.() !== 0) return;
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  await runQuietly("Updating the list of packages", "apt-get", ["update", "-q"], quiet);
  const args = ["install", "-y", "-q", "--no-install-recommends", name];
  await runQuietly(`Installing ${name}`, "apt-get", args, quiet);
}
