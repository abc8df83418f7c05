import { imageSize } from "image-size";
import { inspectFile } from "../../questions/commands/inspect-file";
import { LOGO_MAX_BYTES, LOGO_MAX_SIDE, LOGO_MIN_SIDE, type LogoType, logoTypes } from "../constants";
import type { LogoProblem } from "../schema";

export type InspectedLogo = { type: LogoType; width: number; height: number };

/** What a picture is and how large it is shown, from its content alone. SVG is told apart, since people do have those. */
export async function inspectLogo(content: Buffer): Promise<InspectedLogo | { problem: LogoProblem }> {
  if (/<svg[\s>]/i.test(content.subarray(0, 4_096).toString("latin1"))) return { problem: "svg" };
  const found = await inspectFile(content, { types: logoTypes, most: LOGO_MAX_BYTES });
  if ("problem" in found) return { problem: found.problem };
  const size = sizeOf(content);
  if (!size) return { problem: "not_whole" };
  if (Math.min(size.width, size.height) < LOGO_MIN_SIDE) return { problem: "too_small" };
  if (Math.max(size.width, size.height) > LOGO_MAX_SIDE) return { problem: "too_wide" };
  return { type: found.type, ...size };
}

/** Cameras store some pictures lying on their side and say so; browsers stand them up. */
function sizeOf(content: Buffer): { width: number; height: number } | null {
  try {
    const { width, height, orientation = 1 } = imageSize(content);
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return null;
  }
}
