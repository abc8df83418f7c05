import path from "node:path";
import { defineConfig } from "vitest/config";

// Neither UTC nor the zone of the shipped event: code that leans on the machine's zone shows it here.
process.env.TZ = "America/New_York";

const root = import.meta.dirname;
const resolve = {
  alias: { "@": root, "server-only": path.join(root, "node_modules/server-only/empty.js") },
};

export default defineConfig({
  resolve,
  test: {
    // Most files wait for a database, a mail server or a process of their own: on a small machine too two go side by side.
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/support/settings.ts"],
          // Only ends what hangs: on a busy machine tests that take a second have run into the usual five.
          testTimeout: 30_000,
          // It imports "next/server" without the extension Node asks for.
          server: { deps: { inline: ["next-auth"] } },
        },
      },
      {
        resolve,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/support/settings.ts"],
          globalSetup: ["tests/support/cluster.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve,
        test: {
          // Against the production build over HTTP, with more visitors than browsers would fit on the machine.
          name: "load",
          include: ["tests/load/**/*.test.ts"],
          setupFiles: ["tests/support/settings.ts"],
          // Each file has the machine to itself.
          fileParallelism: false,
        },
      },
    ],
  },
});
