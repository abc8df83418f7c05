import path from "node:path";
import type { Place } from "./place";

/**
 * How PostgreSQL's programs are run: as the place's user, and without the person's environment variables (LC_ALL with a
 * locale this machine lacks, PGDATA). In a process group of their own: Ctrl-C in the terminal reaches us alone, so that
 * we end them in our order, requests before the database.
 */
export function howToRun({ user, programs, home }: Place) {
  const { PATH, NODE_ENV, SystemRoot } = process.env;
  return {
    cwd: home,
    detached: true,
    env: { PATH, NODE_ENV, SystemRoot, LC_ALL: "C", TZ: "UTC", LD_LIBRARY_PATH: path.join(programs, "lib") },
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  };
}
