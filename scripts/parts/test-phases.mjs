import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { say } from "./words.mjs";

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * Runs a program with its output on the terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} its exit code
 */
export function show(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", () => resolve(1));
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/**
 * A program whose success counts as one test.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<Count>}
 */
export async function check(name, command, args) {
  const code = await show(command, args);
  if (code !== 0) say(`${name} failed (exit code ${code})`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Counts of a vitest run. A file that could not be loaded has no tests to count, so it counts as one failure itself.
 * @param {string} report its JSON file
 * @param {number} code exit code of the run
 * @returns {Count}
 */
export function countVitest(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  const unloaded = testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed"),
  ).length;
  sayLeftOut(numPendingTests + numTodoTests);
  return count(numPassedTests, numFailedTests + unloaded, code);
}

/**
 * Counts of a Playwright run.
 * @param {string} report its JSON file
 * @param {number} code exit code of the run
 * @returns {Count}
 */
export function countPlaywright(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, "utf8")).stats;
  sayLeftOut(skipped);
  return count(expected, unexpected + flaky, code);
}

/** A run that failed without a failed test (a broken set-up) must not look like a success. */
function count(/** @type {number} */ passed, /** @type {number} */ failed, /** @type {number} */ code) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function sayLeftOut(/** @type {number} */ number) {
  if (number > 0) say(`${number} tests were left out by their authors; they are named above.`);
}
