import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { findDovecot } from "../../scripts/parts/ensure-dovecot.mjs";
import { findPort } from "../../scripts/parts/port.mjs";

const password = "a password for tests";

/**
 * A real IMAP server (Dovecot) with one mailbox, on a port and in folders of its own, with nothing of the machine's
 * configuration. Stopped and removed when the test file is done.
 */
export async function openDovecot() {
  const program = process.env.DOVECOT || findDovecot();
  if (!program) throw new Error("There is no Dovecot here: run npm test, or install dovecot-imapd.");
  // Short, because the sockets in it must fit into 107 characters.
  const folder = await mkdtemp(path.join(tmpdir(), "dovecot-"));
  await chmod(folder, 0o755);
  const port = await findPort(undefined);
  const mail = path.join(folder, "mail");
  // Mail is read as somebody who is not root, which Dovecot insists on.
  const owner = userInfo().uid === 0 ? { uid: 65_534, gid: 65_534 } : { uid: userInfo().uid, gid: userInfo().gid };
  for (const name of [mail, ...["cur", "new", "tmp"].map((part) => path.join(mail, part))]) {
    await mkdir(name);
    await chown(name, owner.uid, owner.gid);
  }
  await writeFile(path.join(folder, "passwords"), `bounces@example.org:{PLAIN}${password}\n`);
  await writeFile(path.join(folder, "dovecot.conf"), configuration(program, { folder, mail, port, owner }));

  let child: ChildProcess | undefined;
  let said = "";
  const start = async () => {
    child = spawn(program, ["-F", "-c", path.join(folder, "dovecot.conf")], { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-5_000);
      });
    }
    await untilGreeting(port, () => {
      if (child?.exitCode !== null) throw new Error(`Dovecot did not start:\n${said}`);
    });
  };
  const stop = async () => {
    if (!child || child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  };
  await start();
  afterAll(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  let delivered = 0;
  return {
    start,
    stop,
    url: `imap://bounces%40example.org:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`,
    wrongPasswordUrl: `imap://bounces%40example.org:wrong@127.0.0.1:${port}/INBOX`,
    /** Puts a message into the mailbox as a delivery agent does (maildir: write, then rename). */
    async deliver(source: string | Buffer): Promise<void> {
      delivered += 1;
      const name = `${String(delivered).padStart(10, "0")}.M${process.pid}.test`;
      await writeFile(path.join(mail, "tmp", name), source);
      await chown(path.join(mail, "tmp", name), owner.uid, owner.gid);
      await rename(path.join(mail, "tmp", name), path.join(mail, "new", name));
    },
    /** How many messages the mailbox holds, and which of them, counted from 1, are marked as seen. */
    async look(): Promise<{ count: number; seen: number[] }> {
      const names = [...(await readdir(path.join(mail, "cur"))), ...(await readdir(path.join(mail, "new")))];
      const seen = names.filter((name) => /:2,[A-Z]*S/.test(name)).map((name) => Number(name.slice(0, 10)));
      return { count: names.length, seen: seen.sort((a, b) => a - b) };
    },
    /** Forgets which UIDs were given out, as a server does that was restored from a backup: UIDVALIDITY changes. */
    async forgetUids(): Promise<void> {
      await stop();
      for (const name of await readdir(mail)) {
        if (name.startsWith("dovecot")) await rm(path.join(mail, name), { force: true, recursive: true });
      }
      await start();
    },
  };
}

export type Dovecot = Awaited<ReturnType<typeof openDovecot>>;

type Place = { folder: string; mail: string; port: number; owner: { uid: number; gid: number } };

/** All settings it runs with. Version 2.4 calls many of them something else; 2.3 is what this was tried with. */
function configuration(program: string, { folder, mail, port, owner }: Place): string {
  const isOld = spawnSync(program, ["--version"]).stdout.toString().startsWith("2.3");
  const { username } = userInfo();
  const group = spawnSync("id", ["-gn"]).stdout.toString().trim();
  // Whoever is not root cannot become somebody else, nor lock itself in.
  const isRoot = userInfo().uid === 0;
  const unlocked = isRoot ? "" : "chroot =";
  const asMyself = `default_internal_user = ${username}\ndefault_login_user = ${username}\ndefault_internal_group = ${group}`;
  const versions = isOld ? "" : "dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0";
  const changed = isOld
    ? `
disable_plaintext_auth = no
mail_location = maildir:${mail}
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/passwords
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}
}`
    : `
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ${mail}
passdb passwd-file {
  passwd_file_path = ${folder}/passwords
}
userdb static {
  fields {
    uid = ${owner.uid}
    gid = ${owner.gid}
    home = ${folder}
  }
}`;
  return `${versions}
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
ssl = no
auth_mechanisms = plain login
auth_failure_delay = 0
first_valid_uid = 1
first_valid_gid = 1
${isRoot ? "" : asMyself}
namespace inbox {
  inbox = yes
}
service imap-login {
  ${unlocked}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  ${unlocked}
}
service stats {
  ${unlocked}
}
${changed}
`;
}

/** Until the server says its greeting; `check` throws when it never will. */
async function untilGreeting(port: number, check: () => void): Promise<void> {
  for (;;) {
    const greeting = await new Promise<string>((resolve) => {
      const socket = createConnection(port, "127.0.0.1");
      socket.once("data", (chunk) => resolve(chunk.toString()));
      socket.once("error", () => resolve(""));
      socket.once("close", () => resolve(""));
      socket.setTimeout(2_000, () => socket.destroy());
    });
    if (greeting.startsWith("* OK")) return;
    check();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
