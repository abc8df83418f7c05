import { describe, expect, it } from "vitest";
import { hit } from "@/lib/rate-limits/commands";
import { rateLimitRules } from "@/lib/rate-limits/constants";
import { purgeRateLimits } from "@/lib/rate-limits/jobs";
import { testDatabase } from "../support/database";

const { db } = await testDatabase();
const { limit, windowSeconds } = rateLimitRules["sign-in-address"];

describe("a rate limit", () => {
  it("counts tries made at the same moment one by one", async () => {
    const answers = await Promise.all(
      Array.from({ length: limit + 7 }, () => hit(db, "sign-in-address", "a@example.org")),
    );
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(limit);
    const refused = answers.find((answer) => !answer.allowed);
    expect(refused).toEqual({ allowed: false, retryAfterSeconds: expect.any(Number) });
    if (refused && !refused.allowed) expect(refused.retryAfterSeconds).toBeLessThanOrEqual(windowSeconds);
  });

  it("keeps subjects and rules apart, and stores neither address in clear", async () => {
    expect(await hit(db, "sign-in-address", "b@example.org")).toEqual({ allowed: true });
    expect(await hit(db, "registration-address", "a@example.org")).toEqual({ allowed: true });
    expect(JSON.stringify(await db.rateLimit.findMany())).not.toContain("example.org");
  });

  it("starts anew when its window is over, and is then forgotten", async () => {
    for (let tries = 0; tries <= limit; tries++) await hit(db, "sign-in-address", "c@example.org");
    await db.rateLimit.updateMany({ data: { windowEnds: new Date("2020-01-01T00:00:00Z") } });
    expect(await hit(db, "sign-in-address", "c@example.org")).toEqual({ allowed: true });
    expect(await purgeRateLimits({ db })).toBeGreaterThan(0);
    expect(await db.rateLimit.count()).toBe(1);
  });
});
