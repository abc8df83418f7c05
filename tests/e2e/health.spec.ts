import { expect, test } from "../support/e2e";

test.describe("the health addresses", () => {
  test("say that the server is up and ready, in booleans alone", async ({ request }) => {
    const live = await request.get("/api/health/live");
    expect(live.status()).toBe(200);
    expect(await live.json()).toEqual({ isLive: true });

    const ready = await request.get("/api/health/ready");
    expect(await ready.json()).toEqual({
      isReady: true,
      isDatabaseReachable: true,
      areMigrationsApplied: true,
      isMailMoving: true,
    });
    expect(ready.status()).toBe(200);
    expect(ready.headers()["cache-control"]).toContain("no-store");
  });
});
