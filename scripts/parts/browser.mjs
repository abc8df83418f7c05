import { accessSync, constants } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A Chromium for the end-to-end tests: the one PLAYWRIGHT_CHROMIUM names, one installed on this machine, or the one
 * Playwright has downloaded.
 * @returns {string | null} its path; null when there is none
 */
export function findBrowser() {
  const given = process.env.PLAYWRIGHT_CHROMIUM;
  if (given) return given;
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const installed = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  return [...installed, mac, chromium.executablePath()].find(isProgram) ?? null;
}

function isProgram(/** @type {string} */ file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
