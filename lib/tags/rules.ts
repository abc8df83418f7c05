/**
 * What two spellings of one tag have in common: case and the way letters are composed do not count, so that "vip" finds
 * "VIP". @param name as `tagNameSchema` leaves it.
 */
export function tagKey(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
