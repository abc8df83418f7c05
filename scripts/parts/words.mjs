import { spawn } from "node:child_process";

/** Something that stops a start and that a person can mend: its message is shown as it is, without a stack trace. */
export class StartError extends Error {
  name = "StartError";
}

/** @param {string} text one line for the person at the terminal */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Says what went wrong: a sentence for what a person can mend, the whole error for what is our mistake.
 * @param {unknown} error
 */
export function sayFailure(error) {
  const name = error instanceof Error ? error.name : "";
  if (error instanceof Error && (name === "StartError" || name === "SettingsError")) {
    process.stderr.write(`\n${error.message}\n`);
  } else {
    process.stderr.write(`\nThis failed for a reason that has no words yet:\n`);
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
}

/**
 * Runs a program, keeps its output to itself while it does well and shows the end of it when it fails.
 * A line every ten seconds says that it is still at it.
 * @param {string} what for example "Installing packages"
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env] added to this process's environment
 * @returns {Promise<void>}
 * @throws {StartError} when the program could not be started or ended with an error
 */
export async function runQuietly(what, command, args, env = {}) {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  say(`${what} …`);
  const ticking = setInterval(() => say(`  … ${seconds()} s`), 10_000);
  try {
    const { code, output } = await run(command, args, { ...process.env, ...env });
    if (code !== 0) {
      const end = output.trimEnd().split("\n").slice(-60).join("\n");
      throw new StartError(`${end}\n\n${what} failed. What it said stands above.`);
    }
    say(`  done in ${seconds()} s`);
  } finally {
    clearInterval(ticking);
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(command, args, env) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"], shell: command.endsWith(".cmd") });
    const stop = () => child.kill("SIGTERM");
    process.once("exit", stop);
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-200_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const done = (/** @type {number} */ code) => {
      process.off("exit", stop);
      resolve({ code, output });
    };
    child.once("error", (error) => {
      output += error.message;
      done(1);
    });
    child.once("close", (code) => done(code ?? 1));
  });
}
