import { expect, it, vi } from "vitest";
import { currentOrganiser, endCurrentSession, redeemSignInLink } from "@/lib/auth";
import { randomToken } from "@/lib/secrets";

const visitor = vi.hoisted(() => ({ cookie: undefined as string | undefined }));

// Next's request, which there is none of here. The database of these tests is an address where nobody answers.
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => visitor.cookie && { value: visitor.cookie }, set() {}, delete() {} }),
  headers: async () => new Headers(visitor.cookie ? { cookie: `organiser-session=${visitor.cookie}` } : {}),
}));

it("signs nobody out and calls no link wrong when the database does not answer: it is a fault and says so", async () => {
  expect(await currentOrganiser()).toBeNull();
  expect(await redeemSignInLink("")).toBeNull();
  visitor.cookie = randomToken();
  await expect(currentOrganiser()).rejects.toThrow("The sign-in could not be looked up or changed");
  await expect(redeemSignInLink(randomToken())).rejects.toThrow("The sign-in could not be looked up or changed");
  await expect(endCurrentSession()).rejects.toThrow("The sign-in could not be looked up or changed");
});
