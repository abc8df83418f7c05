import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { StartError } from "../words.mjs";

/** The user PostgreSQL runs as; null stands for the one who started us. */
export type ServerUser = { name: string; uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root. As root it runs as `postgres` where there is such a user, else as `nobody`;
 * making users of its own is not for a program that somebody just wants to try.
 */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields?.[2] && fields[3]) return { name, uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new StartError(
    "PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it as. " +
      "Start as an ordinary user, or set DATABASE_URL.",
  );
}

/** Whether that user can get into the folder: every folder above it must let them through. */
export function canReach(user: ServerUser, folder: string): boolean {
  if (user === null) return true;
  const asked = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { cwd: "/", uid: user.uid, gid: user.gid });
  return asked.status === 0;
}
