import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBrowser } from "./parts/ensure-browser.mjs";
import { ensureDovecot } from "./parts/ensure-dovecot.mjs";
import { generateClient, installPackages } from "./parts/install.mjs";
import { waitForLock } from "./parts/lock.mjs";
import { requireNode, root } from "./parts/settings.mjs";
import { broken, check, countPlaywright, countVitest, sayFailures, show } from "./parts/test-phases.mjs";
import { say, sayFailure } from "./parts/words.mjs";

/**
 * `npm test`: everything, or with names of phases those alone (npm test -- unit types). A phase that fails does not hide
 * what the others find. At the end stands what failed; the last line is `N passed, N failed`, with types, lint and the
 * build counting as one each.
 */
const node = process.execPath;
const results = path.join(root, "test-results");
/** @type {Record<string, () => Promise<import("./parts/test-phases.mjs").Count>>} */
const phases = {
  types: async () => {
    // Next writes the types of its routes; a clean clone has none yet.
    const typegen = await check("typegen", node, ["node_modules/next/dist/bin/next", "typegen"]);
    return typegen.failed > 0 ? typegen : check("types", node, ["node_modules/typescript/bin/tsc", "--noEmit"]);
  },
  lint: () =>
    check("lint", node, ["node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off", "--error-on-warnings"]),
  unit: () => vitest("unit"),
  // Without the IMAP server only its own tests fail, each with words.
  integration: () =>
    ensureDovecot()
      .catch(sayFailure)
      .then(() => vitest("integration")),
  e2e: async () => {
    const built = await check("build", node, ["--import", "tsx", "scripts/build.ts"]);
    if (built.failed > 0) return built;
    const report = path.join(results, "e2e.json");
    const code = await show(node, ["node_modules/@playwright/test/cli.js", "test"], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    const tested = countPlaywright(report, code);
    return { ...tested, passed: tested.passed + built.passed };
  },
  // The production build again, with hundreds of visitors at two processes instead of browsers.
  load: () => vitest("load"),
};

process.chdir(root);
process.env.NEXT_TELEMETRY_DISABLED = "1";
let passed = 0;
let failed = 0;
/** @type {import("./parts/test-phases.mjs").Failure[]} */
const failures = [];
try {
  requireNode();
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in phases));
  if (unknown.length > 0)
    throw new Error(`No such phase: ${unknown.join(", ")}. There are ${Object.keys(phases).join(", ")}.`);
  const preparing = await waitForLock(path.join(root, ".preparing.lock"), (holder) =>
    say(`Process ${holder.pid} is installing or building here; waiting for it …`),
  );
  await installPackages();
  await generateClient();
  preparing.release();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results);
  for (const [name, run] of Object.entries(phases)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    say(`\n── ${name} ${"─".repeat(Math.max(2, 60 - name.length))}`);
    const started = performance.now();
    const count = await (name === "e2e" ? ensureBrowser().then(run) : run()).catch((error) => {
      sayFailure(error);
      return broken(name, String(error));
    });
    passed += count.passed;
    failed += count.failed;
    failures.push(...count.failures);
    say(
      `${name}: ${count.passed} passed, ${count.failed} failed (${Math.round((performance.now() - started) / 1000)} s)`,
    );
  }
} catch (error) {
  sayFailure(error);
  failed += 1;
}
sayFailures(failures);
say(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

async function vitest(/** @type {string} */ project) {
  const report = path.join(results, `${project}.json`);
  const failuresFile = path.join(results, `${project}.failures.json`);
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    "--reporter=./tests/support/failures-reporter.ts",
    `--outputFile.json=${report}`,
  ];
  return countVitest(report, failuresFile, await show(node, args, { FAILURES_FILE: failuresFile }));
}
