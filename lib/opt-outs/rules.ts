/**
 * An address that its owner recognises and others do not: for a page that opens with a link alone, which may have been
 * forwarded with the mail it stood in. "anna.berg@kommune.example" becomes "a…@kommune.example".
 */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf("@");
  return `${[...email][0] ?? ""}…${at > 0 ? email.slice(at) : ""}`;
}
