import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const headlessShell = "chromium-headless-shell";
const names = [headlessShell, "chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];

/**
 * A Chromium for the end-to-end tests: the one PLAYWRIGHT_CHROMIUM names, one installed on this machine, or the one
 * Playwright has downloaded. Only one that starts counts: some systems ship a stub, others lack its libraries.
 * @returns {string | null} its path; null when there is none
 */
export function findBrowser() {
  const given = process.env.PLAYWRIGHT_CHROMIUM;
  if (given) return given;
  const installed = names.flatMap(inPath);
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  return [...installed, mac, chromium.executablePath()].find((file) => existsSync(file) && starts(file)) ?? null;
}

/** Whether Debian's browser without windows is here: all that tests need, and less to start. */
export function hasHeadlessShell() {
  return inPath(headlessShell).some((file) => existsSync(file));
}

function inPath(/** @type {string} */ name) {
  return (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name));
}

function starts(/** @type {string} */ file) {
  return spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;
}
