import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** A letter made from its sample. `document`: the HTML with its pictures in it. */
export type PreviewedLetter = { name: string; locale: string; subject: string; text: string; document: string };

const run = promisify(execFile);
const script = fileURLToPath(new URL("./render.ts", import.meta.url));

/** Makes all letters anew from the code as it stands on disk. @throws with what the code says when it cannot. */
export async function renderLetters(): Promise<PreviewedLetter[]> {
  const options = { maxBuffer: 64 * 1024 * 1024, cwd: fileURLToPath(new URL("../../..", import.meta.url)) };
  const { stdout } = await run(process.execPath, ["--import", "tsx", script], options);
  return JSON.parse(stdout) as PreviewedLetter[];
}
