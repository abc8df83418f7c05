import { describe, expect, it } from "vitest";
import { connect } from "@/lib/db";
import { hit } from "@/lib/rate-limits/commands";
import { rateLimitRules } from "@/lib/rate-limits/constants";
import { purgeRateLimits } from "@/lib/rate-limits/jobs";
import { testDatabase } from "../support/database";

const { db, url } = await testDatabase();
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

  it("gives tries of several subjects at the same moment the number each would have got alone", async () => {
    const subjects = ["d@example.org", "e@example.org"];
    await hit(db, "sign-in-address", "e@example.org");
    const answers = await Promise.all(
      Array.from({ length: 2 * limit + 2 }, (_, index) => hit(db, "sign-in-address", subjects[index % 2]!)),
    );
    const allowed = (subject: number) => answers.filter((answer, index) => index % 2 === subject && answer.allowed);
    expect([allowed(0).length, allowed(1).length]).toEqual([limit, limit - 1]);
    // The first ones, not just any.
    expect(answers.slice(0, 2 * limit - 2).every((answer) => answer.allowed)).toBe(true);
  });

  it("counts at two processes at once without their waiting for each other", async () => {
    const other = connect(url, 5);
    const subjects = Array.from({ length: 60 }, (_, index) => `crowd-${index}@example.org`);
    const rounds = [...subjects, ...subjects.toReversed(), ...subjects];
    await Promise.all(
      rounds.flatMap((subject) => [hit(db, "own-registration", subject), hit(other, "own-registration", subject)]),
    );
    await other.$disconnect();
    const rows = await db.rateLimit.findMany({ where: { rule: "own-registration" }, select: { hits: true } });
    expect(rows).toEqual(Array(60).fill({ hits: 6 }));
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
    expect(await db.rateLimit.count({ where: { rule: "sign-in-address" } })).toBe(1);
  });
});
