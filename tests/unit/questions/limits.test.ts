import { expect, it } from "vitest";
import { DRAFT_HOURS } from "@/lib/drafts/constants";
import { FILE_MAX_BYTES, UNSENT_MAX_BYTES } from "@/lib/questions/constants";
import { rateLimitRules } from "@/lib/rate-limits/constants";

it("one network cannot fill the room for unsent files, not even with the largest", () => {
  const { limit, windowSeconds } = rateLimitRules["upload-network"];
  const windows = (DRAFT_HOURS * 3600) / windowSeconds;
  expect(windows * limit * FILE_MAX_BYTES).toBeLessThan(UNSENT_MAX_BYTES * 0.8);
});
