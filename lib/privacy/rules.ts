import type { RegistrationStatus } from "@/prisma/generated/enums";
import { isEnded } from "../registrations/rules";

/**
 * What stands where an address was erased: different for each row, so that one address per event stays one, and under a
 * domain that can never receive mail (RFC 2606, section 2).
 */
export function erasedAddress(id: string): string {
  return `deleted-${id}@invalid.invalid`;
}

type Standing = { status: RegistrationStatus; deletionRequestedAt: Date | null; erasedAt: Date | null };

/** Whether one can still ask for deletion: once is enough. */
export function canRequestDeletion({ deletionRequestedAt, erasedAt }: Omit<Standing, "status">): boolean {
  return deletionRequestedAt === null && erasedAt === null;
}

/**
 * Why a registration cannot be erased now; null when it can. A live one is cancelled first, so that its seat goes to the
 * next in line and the person is told.
 */
export function erasureRefusal({ status, erasedAt }: Omit<Standing, "deletionRequestedAt">) {
  if (erasedAt) return "already_erased";
  return isEnded(status) ? null : "still_live";
}

/** What a row or an audit entry says of a name; an entry often tells only the part that changed. */
export type NameParts = { givenName?: unknown; familyName?: unknown } | null;

/**
 * All full names that somebody has stood on record with.
 * @param parts given and family names as they were at different times: each is tried with each.
 * @param typed full names as others wrote them.
 */
export function namesOf(parts: NameParts[], typed: (string | null)[]): string[] {
  const texts = (values: unknown[]) => values.filter((value) => typeof value === "string");
  const given = new Set(texts(parts.map((part) => part?.givenName)));
  const family = new Set(texts(parts.map((part) => part?.familyName)));
  const full = [...given].flatMap((first) => [...family].map((last) => `${first} ${last}`));
  // One word alone is many people's name; looking for it everywhere would strike out others.
  return [...new Set([...full, ...texts(typed)])].filter((name) => /\S\s+\S/.test(name));
}
