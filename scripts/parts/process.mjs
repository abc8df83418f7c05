import { readFileSync } from "node:fs";

/**
 * Whether the process is at work, ours or not. One that has ended but that nobody has taken note of (a "zombie", usual
 * in containers whose first process does not care) still has its pid and does not count.
 * @param {number} pid
 */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
  return !["Z", "X"].includes(fieldsOf(pid)[0] ?? "");
}

/**
 * When it started, as Linux counts it; tells a pid that was given out again from the first. Empty where nobody tells.
 * @param {number} pid
 * @returns {string}
 */
export function startTime(pid) {
  return fieldsOf(pid)[19] ?? "";
}

/** proc(5), from field 3 (state) on: the name before it may hold anything, brackets and spaces included. */
function fieldsOf(/** @type {number} */ pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}
