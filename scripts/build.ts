import path from "node:path";
import { build, isBuilt } from "./parts/build";
import { waitForLock } from "./parts/lock.mjs";
import { root } from "./parts/settings.mjs";
import { say, sayFailure } from "./parts/words.mjs";

/** `npm run build`: builds when the build is stale, for images and tests. `npm start` does the same by itself. */
Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
const lock = await waitForLock(path.join(root, ".preparing.lock"), () => say("Waiting for another build …"));
try {
  if (await isBuilt()) say("The build is up to date.");
  else await build();
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
} finally {
  lock.release();
}
