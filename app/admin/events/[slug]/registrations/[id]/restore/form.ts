/** What is to happen where no seat is free; undefined for anything else. */
export function readOtherwise(sent: unknown): "line" | "seat" | undefined {
  return sent === "line" || sent === "seat" ? sent : undefined;
}

/** Why nothing was brought back, as it stands in the address. */
export const restoreProblems = [
  "no_seat",
  "full",
  "address_taken",
  "merged",
  "erased",
  "not_ended",
  "event_cancelled",
  "over",
] as const;
