import { can } from "../organisers/policy";
import type { OrganiserRole } from "../organisers/schema";

/** Whether somebody may change or remove a note: whoever wrote it, and owners. */
export function canChangeNote(
  organiser: { organiserId: string; role: OrganiserRole },
  note: { authorId: string | null },
): boolean {
  if (!can(organiser.role, "registrations.change")) return false;
  return organiser.role === "owner" || note.authorId === organiser.organiserId;
}
