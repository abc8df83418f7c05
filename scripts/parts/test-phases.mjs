import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { say } from "./words.mjs";

/** @typedef {{ where: string, message: string }} Failure */
/** @typedef {{ passed: number, failed: number, failures: Failure[] }} Count failures: what is known of those counted */

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
  if (code === 0) return { passed: 1, failed: 0, failures: [] };
  return broken(name, `ended with exit code ${code}; what it said stands above`);
}

/**
 * A phase that broke as a whole.
 * @param {string} where
 * @param {string} message
 * @returns {Count}
 */
export function broken(where, message) {
  return { passed: 0, failed: 1, failures: [{ where, message }] };
}

/**
 * Counts of a vitest run. A file that could not be loaded has no tests to count, so it counts as one failure itself.
 * @param {string} report its JSON file
 * @param {string} failuresFile what tests/support/failures-reporter.ts wrote
 * @param {number} code exit code of the run
 * @returns {Count}
 */
export function countVitest(report, failuresFile, code) {
  if (!existsSync(report)) return broken(report, "was not written: the run broke off");
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read(report);
  const unloaded = testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed"),
  ).length;
  sayLeftOut(numPendingTests + numTodoTests);
  return count(numPassedTests, numFailedTests + unloaded, code, existsSync(failuresFile) ? read(failuresFile) : []);
}

/**
 * Counts of a Playwright run.
 * @param {string} report its JSON file
 * @param {number} code exit code of the run
 * @returns {Count}
 */
export function countPlaywright(report, code) {
  if (!existsSync(report)) return broken(report, "was not written: the run broke off");
  const { stats, suites, errors } = read(report);
  sayLeftOut(stats.skipped);
  const failures = [...errors.map(failureOf("outside the tests")), ...suites.flatMap(failuresOf)];
  return count(stats.expected, stats.unexpected + stats.flaky, code, failures);
}

/**
 * The part of Playwright's JSON report that is read here.
 * @typedef {{ message?: string }} PlaywrightError
 * @typedef {{ status: string, projectName: string, results: { errors: PlaywrightError[] }[] }} PlaywrightTest
 * @typedef {{ title: string, tests: PlaywrightTest[] }} Spec
 * @typedef {{ file: string, suites?: Suite[], specs: Spec[] }} Suite
 */
/** @returns {Failure[]} */
function failuresOf(/** @type {Suite} */ { file, suites = [], specs }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .flatMap(({ projectName, results }) =>
        results.flatMap(({ errors }) => errors.map(failureOf(`${file} › ${title} (${projectName})`))),
      ),
  );
  return [...own, ...suites.flatMap(failuresOf)];
}

/** @returns {(error: PlaywrightError) => Failure} */
function failureOf(/** @type {string} */ where) {
  return ({ message = "no message" }) => ({ where, message });
}

/**
 * A run that failed without a failed test (a broken set-up, an error nobody caught) must not look like a success.
 * @returns {Count}
 */
function count(
  /** @type {number} */ passed,
  /** @type {number} */ failed,
  /** @type {number} */ code,
  /** @type {Failure[]} */ failures,
) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, failures };
}

/** What failed and why, once more: the end of a long run's output is what a reader has before them. */
export function sayFailures(/** @type {Failure[]} */ failures) {
  if (failures.length === 0) return;
  say("\nWhat failed:");
  for (const { where, message } of failures) {
    say(`\n  ${where}`);
    for (const line of stripVTControlCharacters(message).trimEnd().split("\n").slice(0, linesOfAFailure))
      say(`    ${line}`);
  }
}
const linesOfAFailure = 25;

function read(/** @type {string} */ file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

function sayLeftOut(/** @type {number} */ number) {
  if (number > 0) say(`${number} tests were left out by their authors; they are named above.`);
}
