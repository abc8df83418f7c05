import pino from "pino";
import { logLevel } from "./env";

/**
 * One line of JSON per entry on standard output. Personal data never belongs in a log: log ids. The paths below are the
 * second net, for an object that was logged whole by mistake.
 */
const personal = ["email", "emailKey", "givenName", "familyName", "name", "recipient", "recipientName", "key", "token"];

export const logger = pino({
  level: logLevel(),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: personal.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[personal]" },
});
