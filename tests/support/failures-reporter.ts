import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule } from "vitest/node";

/** What went wrong in one place: a test, a file's own set-up, or something nobody waited for. */
export interface Failure {
  where: string;
  message: string;
}

/**
 * Writes down what failed in a run, with what the JSON report leaves out: errors of hooks and errors nobody caught.
 * The file's name stands in FAILURES_FILE; `npm test` reads it for its last words.
 */
export default class FailuresReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env.FAILURES_FILE;
    if (file) writeFileSync(file, JSON.stringify([...modules.flatMap(failuresOf), ...unhandled.map(uncaught)]));
  }
}

function failuresOf(module: TestModule): Failure[] {
  const name = module.relativeModuleId;
  const failures = module.errors().map((error) => ({ where: name, message: textOf(error) }));
  for (const suite of module.children.allSuites())
    for (const error of suite.errors()) failures.push({ where: `${name} › ${suite.fullName}`, message: textOf(error) });
  for (const test of module.children.allTests("failed"))
    failures.push({
      where: `${name} › ${test.fullName}`,
      message: (test.result().errors ?? []).map(textOf).join("\n"),
    });
  return failures;
}

function uncaught(error: SerializedError): Failure {
  const during = [error.VITEST_TEST_PATH, error.VITEST_TEST_NAME].filter(Boolean).join(" › ");
  return { where: `an error nobody caught${during ? `, during ${during}` : ""}`, message: textOf(error) };
}

function textOf({ name, message, stack }: SerializedError): string {
  return stack ?? `${name ?? "Error"}: ${message}`;
}
