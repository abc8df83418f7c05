import { execFileSync } from "node:child_process";
import { Agent, get } from "node:http";
import { cpus } from "node:os";
import next from "next/package.json" with { type: "json" };
import { shippedEventSlug } from "../lib/events/constants";
import { readAddresses, readDotEnv, root } from "./parts/settings.mjs";
import { StartError, say, sayFailure } from "./parts/words.mjs";

/**
 * `npm run bench -- pages`, beside a running `npm start`: how fast pages are served over loopback. `/api/health/live`,
 * which does next to nothing, is measured in the same run as the floor: what server and client cost by themselves.
 * Client and server share the machine, so these are numbers to compare with each other, not with another machine's.
 */
const pages = { floor: "/api/health/live", "event page": `/en/events/${shippedEventSlug}` };
const connections = [1, 8, 32];
const secondsEach = 4;

process.chdir(root);
try {
  readDotEnv();
  if (process.argv[2] !== "pages") throw new StartError("Which? There is one so far: npm run bench -- pages");
  const siteUrl = readAddresses()?.siteUrl;
  if (!siteUrl)
    throw new StartError("Nothing is running with this data folder: run `npm start` in another terminal first.");
  const origin = `http://127.0.0.1:${new URL(siteUrl).port || 80}`;
  describeMachine();
  say("| what | connections | requests/s | p50 ms | p95 ms | p99 ms | longest ms | requests |");
  say("|---|---:|---:|---:|---:|---:|---:|---:|");
  for (const [what, path] of Object.entries(pages)) {
    await measure(`${origin}${path}`, 8, 1);
    for (const count of connections) {
      const { took, seconds } = await measure(`${origin}${path}`, count, secondsEach);
      const at = (share: number) => (took[Math.ceil(took.length * share) - 1] ?? 0).toFixed(1);
      say(
        `| ${what} | ${count} | ${Math.round(took.length / seconds)} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${at(1)} | ${took.length} |`,
      );
    }
  }
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}

function describeMachine(): void {
  const git = (...args: string[]) =>
    execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  const [cpu] = cpus();
  let commit = "no git";
  try {
    commit = `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain") ? " with changes" : ""}`;
  } catch {
    // A copy without its history can be measured too.
  }
  say(
    `${cpus().length} × ${cpu?.model.trim()}, ${process.platform} ${process.arch}, Node ${process.versions.node}, Next ${next.version}`,
  );
  say(`commit ${commit}; ${secondsEach} s each after 1 s of warming up\n`);
}

/** @returns how long each request took, in milliseconds, shortest first; and how long all of it took. */
async function measure(url: string, count: number, seconds: number): Promise<{ took: number[]; seconds: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const took: number[] = [];
  const began = performance.now();
  const deadline = began + seconds * 1000;
  const oneAfterAnother = async () => {
    while (performance.now() < deadline) took.push(await timeOne(url, agent));
  };
  await Promise.all(Array.from({ length: count }, oneAfterAnother));
  agent.destroy();
  return { took: took.sort((a, b) => a - b), seconds: (performance.now() - began) / 1000 };
}

/** Milliseconds until the last byte. @throws when the answer is not 200: a refusal is quick and measures nothing. */
function timeOne(url: string, agent: Agent): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { accept: "text/html" } }, (answer) => {
      answer.resume();
      answer.once("error", reject).once("end", () => {
        if (answer.statusCode === 200) resolve(performance.now() - began);
        else reject(new StartError(`${url} answered ${answer.statusCode}.`));
      });
    }).once("error", (error) => reject(new StartError(`${url} did not answer: ${error.message}.`)));
  });
}
