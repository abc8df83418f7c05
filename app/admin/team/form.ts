import type { DraftValues } from "@/lib/drafts/schema";
import type { Translate } from "@/lib/i18n/translator";
import { eventRoleSchema, invitationSchema, type Roles, rolesSchema } from "@/lib/organisers/schema";

/** Names under which what was typed is kept. */
export const inviteForm = "team:invite";
export const rolesForm = (id: string) => `team:${id}`;

/** A role at one event is a field of its own, named after the event. */
const EVENT = "event.";
export const eventField = (eventId: string) => `${EVENT}${eventId}`;

export const isTeamField = (name: string) =>
  ["email", "name", "locale", "role", "basis"].includes(name) || /^event\.[\da-f-]{36}$/.test(name);

/** The roles that were chosen. What nobody could have chosen on the page is no role. */
export function readRoles(values: DraftValues): Roles {
  const role = rolesSchema.shape.role.safeParse(values.role).data ?? null;
  const eventRoles = Object.entries(values).flatMap(([name, chosen]) => {
    if (!name.startsWith(EVENT)) return [];
    const read = eventRoleSchema.safeParse({ eventId: name.slice(EVENT.length), role: chosen });
    return read.success ? [read.data] : [];
  });
  return { role, eventRoles };
}

/** What the form has in it for somebody with these roles. */
export function valuesOf({ role, eventRoles }: Roles): DraftValues {
  return {
    role: role ?? "none",
    ...Object.fromEntries(eventRoles.map((own) => [eventField(own.eventId), own.role])),
  };
}

/** What the form showed when it was filled in; null for what we did not put there. */
export function readBasis(written: string | undefined): Roles | null {
  try {
    return rolesSchema.safeParse(JSON.parse(written ?? "")).data ?? null;
  } catch {
    return null;
  }
}

export function readInvitation(values: DraftValues) {
  const { email = "", name = "", locale } = values;
  return invitationSchema.safeParse({ email, name, locale, roles: readRoles(values) });
}

/** What is wrong with a typed invitation, field by field. */
export function invitationErrors(values: DraftValues, t: Translate<"team">) {
  const { error } = readInvitation(values);
  const found = (error?.issues ?? []).map(({ path }) => {
    const field = ["email", "name", "locale"].find((one) => one === path[0]) as "email" | "name" | "locale" | undefined;
    return { name: field ?? "role", message: t(`errors.${field ?? "no_role"}`) };
  });
  if (found.length > 0 || values.refused !== "has_access") return found;
  return [{ name: "email", message: t("errors.has_access", { email: values.email ?? "" }) }];
}

/** Roles as sentences of a few words: that for all events first. */
export function rolesInWords(
  { role, eventRoles }: { role: keyof Words | null; eventRoles: readonly { eventId: string; role: keyof Words }[] },
  titles: ReadonlyMap<string, string>,
  t: Translate<"team">,
): string[] {
  return [
    ...(role ? [t("everywhere", { role: t(`roles.${role}`) })] : []),
    ...eventRoles.map((own) =>
      t("atEvent", { role: t(`roles.${own.role}`), event: titles.get(own.eventId) ?? own.eventId }),
    ),
  ];
}
type Words = { owner: string; organiser: string; desk: string; viewer: string };
