import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, lstat, mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { StartError, say } from "../words.mjs";
import { copyBinaries, findBinaries } from "./binaries";
import { canReach, type ServerUser, serverUser } from "./user";

/** Where a cluster lives and who runs it. `home` holds `data` and `server.log`. */
export type Place = { user: ServerUser; programs: string; home: string };

/**
 * Decides where PostgreSQL's files go: `folder` itself, unless we are root and the user PostgreSQL runs as cannot get
 * in there (a checkout under /root). Then they go to a folder that user can reach, remembered in `folder`/elsewhere.
 */
export async function choosePlace(folder: string): Promise<Place> {
  const user = serverUser();
  await mkdir(folder, { recursive: true });
  const home = await homeFor(user, folder);
  if (user) await chown(home, user.uid, user.gid);
  const installed = await findBinaries();
  if (canReach(user, path.join(installed, "bin"))) return { user, programs: installed, home };
  const { version } = JSON.parse(await readFile(path.join(installed, "..", "package.json"), "utf8"));
  const programs = path.join(home, `programs-${version}`);
  if (!existsSync(programs)) await copyBinaries(installed, programs);
  return { user, programs, home };
}

async function homeFor(user: ServerUser, folder: string): Promise<string> {
  const pointer = path.join(folder, "elsewhere");
  const remembered = await readFile(pointer, "utf8").then(
    (text) => text.split("\n")[0]?.trim(),
    () => undefined,
  );
  if (remembered) {
    if (!existsSync(remembered)) say(`The database that was in ${remembered} is gone; a new one is made there.`);
    if (await makeOwn(user, remembered)) return remembered;
    throw new StartError(
      `The database is kept in ${remembered} (says ${pointer}), but that folder or the one it lies in now belongs to ` +
        "another user or is a symbolic link. Put it right, or remove both to begin with an empty database.",
    );
  }
  if (canReach(user, folder)) return folder;
  const home = await makeReachable(user, createHash("sha256").update(folder).digest("hex").slice(0, 16));
  await writeFile(
    pointer,
    `${home}\n\nPostgreSQL does not run as root, and user ${user?.name} cannot enter this folder: the database is kept there.\n`,
  );
  say(`PostgreSQL runs as user ${user?.name}, who cannot enter ${folder}: the database is kept in ${home}.`);
  return home;
}

async function makeReachable(user: ServerUser, name: string): Promise<string> {
  for (const parent of ["/var/lib/registration-desk", path.join(tmpdir(), "registration-desk")]) {
    const home = path.join(parent, name);
    const isOurs = await makeOwn(user, home).catch(() => false);
    if (isOurs && canReach(user, home)) return home;
  }
  throw new StartError(
    `PostgreSQL does not run as root, and there is no folder for it that user ${user?.name} can enter. ` +
      "Set DATA_DIR to such a folder, start as an ordinary user, or set DATABASE_URL.",
  );
}

/**
 * Makes the folder and the one it lies in, where they are missing. In /tmp anybody can make a folder or a link of that
 * name first, and what we do there we do as root: so it is looked at without following links.
 * @returns whether both are real folders, the outer one ours, the inner one ours or PostgreSQL's.
 */
export async function makeOwn(user: ServerUser, home: string): Promise<boolean> {
  const we = process.getuid?.();
  const parent = path.dirname(home);
  await mkdir(path.dirname(parent), { recursive: true });
  for (const [folder, owners] of [
    [parent, [we]],
    [home, [we, user?.uid]],
  ] as const) {
    await mkdir(folder, { mode: 0o755 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    const found = await lstat(folder);
    if (!found.isDirectory() || !owners.includes(found.uid)) return false;
    // PostgreSQL's user must get through, whatever the umask is.
    if (folder === parent) await chmod(parent, 0o755);
  }
  return true;
}
