import { z } from "zod";
import { emailKey, isEmailAddress } from "../email-address";
import { locales } from "../i18n/locales";

export const organiserRoles = ["owner", "organiser", "desk", "viewer"] as const;
export type OrganiserRole = (typeof organiserRoles)[number];

/** What somebody can be at a single event: the team belongs to the desk as a whole. */
export const eventRoles = ["organiser", "desk", "viewer"] as const;
export const eventRoleSchema = z.object({ eventId: z.uuid(), role: z.enum(eventRoles) });
export type EventRoleGrant = z.infer<typeof eventRoleSchema>;

/** What somebody may do: for all events (null: nothing), and at single ones. */
export const rolesSchema = z.object({ role: z.enum(organiserRoles).nullable(), eventRoles: z.array(eventRoleSchema) });
export type Roles = z.infer<typeof rolesSchema>;

/** Why an invitation cannot be sent, as keys of the messages. */
export const invitationSchema = z.object({
  email: z.string().transform(emailKey).refine(isEmailAddress, "email"),
  name: z
    .string()
    .trim()
    .max(200, "name")
    .transform((name) => name || null),
  locale: z.enum(locales),
  roles: rolesSchema.refine(({ role, eventRoles }) => role !== null || eventRoles.length > 0, "no_role"),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** Somebody who is to have access to /admin. @property event slug of the one event the role is for; left out: for all. */
export const newOrganiserSchema = z.object({
  email: z.string().transform(emailKey).refine(isEmailAddress),
  role: z.enum(organiserRoles),
  event: z.string().optional(),
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
