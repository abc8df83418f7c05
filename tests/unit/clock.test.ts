import { afterEach, describe, expect, it, vi } from "vitest";
import { formatSoon } from "@/lib/i18n/format";

const settings = {
  DATABASE_URL: "postgresql://user@localhost/desk",
  SMTP_URL: "smtp://localhost",
  AUTH_SECRET: "x".repeat(40),
};

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The clock of a process that was started with this setting. */
async function clockOf(APP_CLOCK: string) {
  for (const [name, value] of Object.entries({ ...settings, APP_CLOCK })) vi.stubEnv(name, value);
  vi.resetModules();
  return (await import("@/lib/clock")).clock;
}

describe("a moment of the machine's time", () => {
  it("is shown as far from now as it is, whatever time the demonstration has", async () => {
    const clock = await clockOf("2024-02-05T09:00:00+01:00");
    const inAnHour = new Date(clock.realNow().getTime() + 3_600_000);
    const away = clock.shown(inAnHour).getTime() - clock.now().getTime();
    expect(Math.abs(away - 3_600_000)).toBeLessThan(1_000);
    expect(clock.shown(inAnHour).getUTCFullYear()).toBe(2024);
  });

  it("is shown as it is without one", async () => {
    const clock = await clockOf("");
    const at = new Date("2026-11-25T14:00:00Z");
    expect(clock.shown(at)).toEqual(at);
  });
});

describe("a moment that is near", () => {
  const now = new Date("2024-02-05T21:30:00Z");
  const soon = new Date("2024-02-05T22:20:00Z");
  it.each([
    ["en", "Europe/Brussels", soon, "23:20"],
    ["da", "Europe/Brussels", soon, "kl. 23.20"],
    // Past midnight where the event is, though not in UTC: another day.
    ["en", "Europe/Helsinki", soon, "6 Feb 2024, 00:20"],
    ["en", "Europe/Brussels", new Date("2024-02-05T23:20:00Z"), "6 Feb 2024, 00:20"],
    ["da", "Europe/Brussels", new Date("2024-02-05T23:20:00Z"), "6. feb. 2024, 00.20"],
  ] as const)("in %s in %s is told in as few words as tell it", (locale, timeZone, at, words) => {
    expect(formatSoon(at, now, locale, timeZone)).toBe(words);
  });
});
