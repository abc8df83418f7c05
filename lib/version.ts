import { createHash } from "node:crypto";

/**
 * A short text that changes with every change of a record, so that a form knows whether it shows what still stands: it
 * travels in a hidden field, and is compared again under the lock. Records that are equal but written in another order of
 * their fields count as different, so both sides make theirs in the same way.
 */
export function versionOf(record: unknown): string {
  return createHash("sha256").update(JSON.stringify(record)).digest("hex").slice(0, 16);
}
