import { Agent } from "node:http";

/** What a number of connections saw in some seconds. */
export type Round = { took: number[]; seconds: number; errors: string[] };

/**
 * Keeps a number of connections busy, each with one request after the other.
 * @param work one request on a connection of this agent: `null` when it went well, otherwise what was wrong; undefined when
 *   there is nothing left to send
 */
export async function load(
  connections: number,
  seconds: number,
  work: (agent: Agent) => Promise<string | null | undefined>,
): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const round: Round = { took: [], seconds: 0, errors: [] };
  const began = performance.now();
  const deadline = began + seconds * 1000;
  const oneAfterAnother = async () => {
    while (performance.now() < deadline) {
      const started = performance.now();
      const answer = await work(agent).catch((error: Error) => error.message);
      if (answer === undefined) return;
      if (answer === null) round.took.push(performance.now() - started);
      else round.errors.push(answer);
    }
  };
  await Promise.all(Array.from({ length: connections }, oneAfterAnother));
  round.seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return round;
}

/** Several rounds as if they were one. */
export function together(rounds: Round[]): Round {
  return {
    took: rounds.flatMap(({ took }) => took).sort((a, b) => a - b),
    seconds: rounds.reduce((sum, { seconds }) => sum + seconds, 0),
    errors: rounds.flatMap(({ errors }) => errors),
  };
}

/** The duration in ms that this share of all requests did not exceed. */
export function percentile({ took }: Round, share: number): number {
  const sorted = took.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export const rate = ({ took, seconds }: Round): number => took.length / seconds;
