import { z } from "zod";
import { emailKey, isEmailAddress } from "../email-address";

export const organiserRoles = ["owner", "organiser", "desk", "viewer"] as const;
export type OrganiserRole = (typeof organiserRoles)[number];

/** Somebody who is to have access to /admin. */
export const newOrganiserSchema = z.object({
  email: z.string().transform(emailKey).refine(isEmailAddress),
  role: z.enum(organiserRoles),
  name: z.string().trim().min(1).max(200).nullish(),
});
export type NewOrganiser = z.input<typeof newOrganiserSchema>;

/** Who is behind a session, as the sign-in library hands it back. */
export const sessionOrganiserSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string().nullable(),
  /** For all events; null for those who have a role at some events only. */
  role: z.enum(organiserRoles).nullable(),
  eventRoles: z.array(z.object({ eventId: z.uuid(), role: z.enum(organiserRoles) })),
});
export type SessionOrganiser = z.infer<typeof sessionOrganiserSchema>;
