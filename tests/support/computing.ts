/**
 * How long something computes, in milliseconds: the time that the processor spent on it, so that a machine busy with other
 * things makes it no longer. For work that is done in one go.
 */
export function computingTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
