/** Whether a part of an address can be an event's; what cannot is never asked of the database (U+0000 would be refused). */
export function isSlug(text: string): boolean {
  return text.length <= 200 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
