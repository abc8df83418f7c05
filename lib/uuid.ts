/** Whether a text is a UUID as the database writes it; what is none is never asked of the database, which would refuse it. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/**
 * The lowest UUIDv7 of the millisecond after a moment (RFC 9562, 5.7): ids made up to and including the moment are below
 * it. Ids are made before their row is committed, so the newest may not be seen yet; who reads by time leaves a lag.
 * @param at real time.
 */
export function firstUuidAfter(at: Date): string {
  const digits = (at.getTime() + 1).toString(16).padStart(12, "0");
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7000-8000-000000000000`;
}
