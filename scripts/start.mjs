import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { generateClient, installPackages } from "./parts/install.mjs";
import { takeLock, waitForLock } from "./parts/lock.mjs";
import { isPortFree, portTaken } from "./parts/port.mjs";
import { dataDir, lockFile, readDotEnv, requireNode, root } from "./parts/settings.mjs";
import { StartError, say, sayFailure } from "./parts/words.mjs";

/**
 * `npm start`, and with --dev `npm run dev`. Plain JavaScript without packages, because it runs before they are there.
 * It checks what can be checked early, installs, and hands over to serve.ts in the same process.
 * --installed leaves out installing and building (containers, where the image has both).
 */
const dev = process.argv.includes("--dev");
const installed = process.argv.includes("--installed");
process.chdir(root);
process.env.NODE_ENV = dev ? "development" : "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
// V8 otherwise lets its heap grow to a multiple of what lives in it before it looks for what can go: with several exports in a
// row, some hundred megabytes. In percent. Not --max-old-space-size: reaching that ends the process.
if (!dev) setFlagsFromString("--heap-growing-percent=20");

try {
  requireNode();
  readDotEnv();
  const lock = lockDataDir();
  process.once("exit", () => lock.release());
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65536 && !(await isPortFree(port))) throw portTaken(port);
  if (!installed) {
    const preparing = await lockCheckout();
    await installPackages();
    await generateClient();
    preparing.release();
  }
  const { register } = await import("tsx/esm/api");
  register();
  const { serve } = await import("./serve.ts");
  await serve({ dev, build: !dev && !installed, lockCheckout });
} catch (error) {
  sayFailure(error);
  await import("./parts/shutdown.ts").then(({ shutDown }) => shutDown()).catch(() => {});
  process.exit(1);
}

/** One start per data folder: two servers on the same embedded database would end each other's. */
function lockDataDir() {
  const folder = dataDir();
  try {
    const taken = takeLock(lockFile());
    if ("lock" in taken) return taken.lock;
    throw new StartError(
      `Already running with the data in ${folder} (process ${taken.holder.pid}). Stop that one first, or give this one ` +
        "a folder and a port of its own: DATA_DIR=.data-2 PORT=3001 npm start",
    );
  } catch (error) {
    if (error instanceof StartError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(`The data folder ${folder} cannot be written (${why}). Set DATA_DIR to a folder of your own.`);
  }
}

/** One at a time installs and builds in this folder; the next waits and then finds the work done. */
function lockCheckout() {
  return waitForLock(path.join(root, ".preparing.lock"), (holder) =>
    say(`Another start (process ${holder.pid}) is installing or building here; waiting for it …`),
  );
}
