import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { runQuietly, StartError, say } from "./words.mjs";

/**
 * Makes sure there is a real IMAP server for the tests: an installed one, else Debian's package. Leaves its path in
 * DOVECOT for the tests, which start it with folders, a port and settings of their own.
 * @throws {StartError} when there is none
 */
export async function ensureDovecot() {
  process.env.DOVECOT ||= findDovecot() ?? "";
  if (process.env.DOVECOT) return;
  await installPackage().catch((error) => say(String(error.message)));
  const found = findDovecot();
  if (!found) {
    throw new StartError(
      "The integration tests need the IMAP server Dovecot, version 2.3 or newer, and it could not be installed. Install it " +
        "(Debian and Ubuntu, as root: apt-get install dovecot-imapd), or name its program in DOVECOT.",
    );
  }
  process.env.DOVECOT = found;
}

/** @returns {string | null} the program, where packages and people put it */
export function findDovecot() {
  const places = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot", "/opt/homebrew/sbin/dovecot"];
  return places.find((place) => existsSync(place)) ?? null;
}

async function installPackage() {
  const isDebian = spawnSync("apt-get", ["--version"]).status === 0;
  if (!isDebian || process.getuid?.() !== 0) return;
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  await runQuietly("Updating the list of packages", "apt-get", ["update", "-q"], quiet);
  const args = ["install", "-y", "-q", "--no-install-recommends", "dovecot-imapd"];
  await runQuietly("Installing Dovecot, an IMAP server for the tests", "apt-get", args, quiet);
}
