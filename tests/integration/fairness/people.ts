import type { RegisterInput } from "@/lib/registrations/commands/register-participant";
import { registrationSchema } from "@/lib/registrations/schema";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import type { Deed } from "./deeds";
import type { Desk } from "./desk";

/** The states in which the page of a registration has the button for it. */
const meantFor: Partial<Record<Deed["does"], RegistrationStatus[]>> = {
  accept: ["offered"],
  decline: ["offered"],
  pass: ["offered"],
  verify: ["awaiting_verification"],
  rejoin: ["lapsed"],
  cancel: ["confirmed", "waitlisted", "offered", "awaiting_approval", "awaiting_verification"],
  "organiser cancels": ["confirmed", "waitlisted"],
  approve: ["awaiting_approval"],
  refuse: ["awaiting_approval", "waitlisted"],
  "to the line": ["confirmed", "offered", "awaiting_approval", "awaiting_verification"],
  "offer by hand": ["waitlisted"],
  restore: ["cancelled", "declined", "lapsed"],
  "offer handover": ["confirmed"],
  "withdraw handover": ["confirmed"],
};

/**
 * Whom a deed is about: one of those for whom it is meant, chosen by number; and now and then anybody, since buttons are
 * pressed on pages that are out of date.
 */
export async function whoever(
  { db, eventId }: Desk,
  { does, who }: Extract<Deed, { who: number }>,
): Promise<string | undefined> {
  const all = await db.registration.findMany({
    where: { eventId },
    orderBy: { id: "asc" },
    select: { id: true, status: true },
  });
  const wanted = meantFor[does] ?? [];
  const meant = all.filter(({ status }) => wanted.includes(status));
  return (meant[who % (meant.length + 1)] ?? all[who % (all.length || 1)])?.id;
}

/** Every other one writes from a public body. */
export function addressOf(who: number): string {
  return `person-${who}@${who % 2 === 0 ? "kommune.example" : "example.org"}`;
}

export function numberOf(address: string): number {
  return Number(/\d+/.exec(address)?.[0]);
}

export function personOf(who: number): Pick<RegisterInput, "details"> {
  return {
    details: registrationSchema.parse({
      givenName: `Person ${who}`,
      familyName: "Example",
      email: addressOf(who),
      organisation: "Municipality of Example",
      organisationType: "municipality",
      country: "DK",
    }),
  };
}
