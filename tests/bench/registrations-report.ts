import { loadavg } from "node:os";
import { percentile, type Round, rate } from "./load";
import { describeMachine } from "./machine";

export type Measured = { name: string; connections: number; round: Round };

const head = `| what | connections | registrations/s | share of the floor | p50 ms | p95 ms | p99 ms | sent | errors |
|---|---:|---:|---:|---:|---:|---:|---:|---:|`;

/** Rows of measurements; those with the same number of connections are compared with the floor among them. */
export function tableOf(measured: Measured[]): string {
  const rows = measured.map(({ name, connections, round }) => {
    const floor = measured.find((other) => other.name === "floor" && other.connections === connections);
    const share = floor ? `${Math.round((100 * rate(round)) / rate(floor.round))} %` : "";
    const ms = [0.5, 0.95, 0.99].map((at) => percentile(round, at).toFixed(1));
    const cells = [name, connections, Math.round(rate(round)), share, ...ms, round.took.length, round.errors.length];
    return `| ${cells.join(" | ")} |`;
  });
  return [head, ...rows].join("\n");
}

/** The page for docs/benchmarks. */
export function reportOf(run: {
  measured: Measured[];
  postgres: string;
  roundsEach: number;
  secondsEach: number;
}): string {
  const { machine, commit, versions } = describeMachine();
  const date = new Date().toISOString().slice(0, 10);
  const kinds = [...new Set(run.measured.flatMap(({ round }) => round.errors))].slice(0, 10);
  return `# Registrations per second, ${date}

\`npm run bench -- registrations\`

- Machine: ${machine}; load average at the end ${loadavg()
    .map((value) => value.toFixed(1))
    .join(", ")}
- Commit: ${commit}
- Versions: ${versions}, PostgreSQL ${run.postgres} (embedded, commits wait for the disk)

What is timed: the POST of “Send registration” until its redirect has been answered, over loopback on kept connections. One
web process, \`WORKER=off\`: mails are queued, and sent by a worker elsewhere. The drafts that are sent were written into the
database beforehand. The floor is \`tests/bench/floor\`: a bare Next.js form whose action does one INSERT into the same
PostgreSQL and redirects, built for production and served by \`next start\`. Client, servers and database share the machine;
floor and desk took turns, ${run.roundsEach} rounds of ${run.secondsEach} s each. “Seats free” confirms, “waiting list” puts in line.

${tableOf(run.measured)}

${kinds.length > 0 ? `Errors: ${kinds.join("; ")}` : "No errors."}
`;
}
