import { redirect } from "next/navigation";
import { database } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locales";
import { hit } from "@/lib/rate-limits/commands";
import type { RateLimitRule } from "@/lib/rate-limits/constants";

/** Counts one try; a visitor who made too many is sent to the calm page that is answered with status 429 (scripts/parts/prepare-page.ts). */
export async function limit(rule: RateLimitRule, subject: string, locale: Locale | "admin"): Promise<void> {
  const answer = await hit(database(), rule, subject);
  if (!answer.allowed) redirect(`/${locale}/too-many-requests?after=${answer.retryAfterSeconds}`);
}
