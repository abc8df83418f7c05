import { isDevelopment, isHttps } from "./env";

/**
 * Content-Security-Policy of a page. Nothing from third parties, no inline code without this page's nonce.
 * @param nonce fresh for every answer. Source: W3C CSP Level 3.
 */
export function contentSecurityPolicy(nonce: string): string {
  const development = isDevelopment();
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(isHttps() ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/**
 * Content-Security-Policy of a letter that the desk shows as a mail program would: styles stand in the letter itself, as
 * mail programs want them; nothing is loaded, nothing runs, no form is sent, and only our own pages frame it.
 */
export const letterSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox";

/** Whether an address is that of such a letter: the last part of its path says so. */
export function isLetterAddress(pathname: string): boolean {
  return /^\/admin\/.+\/letter$/.test(pathname);
}

/** Strict-Transport-Security (RFC 6797) where the public address is https, null elsewhere. */
export function transportSecurity(): string | null {
  return isHttps() ? "max-age=63072000; includeSubDomains" : null;
}
