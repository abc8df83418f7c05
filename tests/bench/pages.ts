import type { Agent } from "node:http";
import { shippedEventSlug } from "../../lib/events/constants";
import { readAddresses } from "../../scripts/parts/settings.mjs";
import { StartError, say } from "../../scripts/parts/words.mjs";
import { send } from "../support/plain-browser";
import { load, percentile, rate } from "./load";
import { describeMachine } from "./machine";

const pages = { floor: "/api/health/live", "event page": `/en/events/${shippedEventSlug}` };
const connections = [1, 8, 32];
const secondsEach = 4;

/**
 * `npm run bench -- pages`, beside a running `npm start`: how fast pages are served over loopback. `/api/health/live`,
 * which does next to nothing, is measured in the same run as the floor: what server and client cost by themselves.
 * Client and server share the machine, so these are numbers to compare with each other, not with another machine's.
 */
export async function benchPages(): Promise<void> {
  const siteUrl = readAddresses()?.siteUrl;
  if (!siteUrl)
    throw new StartError("Nothing is running with this data folder: run `npm start` in another terminal first.");
  const origin = `http://127.0.0.1:${new URL(siteUrl).port || 80}`;
  const { machine, versions, commit } = describeMachine();
  say(`${machine}, ${versions}`);
  say(`commit ${commit}; ${secondsEach} s each after 1 s of warming up\n`);
  say("| what | connections | requests/s | p50 ms | p95 ms | p99 ms | longest ms | requests |");
  say("|---|---:|---:|---:|---:|---:|---:|---:|");
  for (const [what, path] of Object.entries(pages)) {
    const open = (agent: Agent) => read(`${origin}${path}`, agent);
    await load(8, 1, open);
    for (const count of connections) {
      const round = await load(count, secondsEach, open);
      // A refusal is quick and measures nothing.
      if (round.errors[0]) throw new StartError(round.errors[0]);
      const at = (share: number) => percentile(round, share).toFixed(1);
      say(
        `| ${what} | ${count} | ${Math.round(rate(round))} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${at(1)} | ${round.took.length} |`,
      );
    }
  }
}

async function read(url: string, agent: Agent): Promise<string | null> {
  const { status } = await send(url, { method: "GET", agent, headers: { accept: "text/html" } });
  return status === 200 ? null : `${url} answered ${status}.`;
}
