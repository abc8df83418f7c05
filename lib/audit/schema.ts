/** What can stand in the audit log: noun and past participle. Sentences for people are made from these where shown. */
export type AuditAction =
  | "registration.confirmed"
  | "registration.repeated"
  | "registration.changed"
  | "registration.cancelled"
  | "registration.confirmation_resent"
  | "registrations.exported"
  | "organiser.added"
  | "organiser.role_changed"
  | "organiser.disabled"
  | "organiser.signed_in"
  | "organiser.signed_out";

export type AuditValue = string | number | boolean | null | AuditValue[] | { [name: string]: AuditValue };
export type AuditValues = { [name: string]: AuditValue };
