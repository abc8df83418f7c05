import { createServer } from "node:net";
import { StartError } from "./words.mjs";

/**
 * Whether nobody listens on the port yet.
 * @param {number} port
 * @param {string} [host] every interface unless given
 * @returns {Promise<boolean>}
 */
export function isPortFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/**
 * A free port on this machine alone: the remembered one if it still is free.
 * @param {number | undefined} remembered
 * @returns {Promise<number>}
 */
export async function findPort(remembered) {
  if (remembered && (await isPortFree(remembered, "127.0.0.1"))) return remembered;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}

/** @param {number | string} port @returns {StartError} */
export function portTaken(port) {
  return new StartError(
    `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${Number(port) + 1} npm start`,
  );
}
