/** Whether a text is a UUID as the database writes it; what is none is never asked of the database, which would refuse it. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
