/**
 * The cookie that ties a browser to what it has typed: gone when the browser closes, out of reach of scripts.
 * `__Host-` binds it to this host and to https (RFC 6265bis, 4.1.3.2); browsers refuse the prefix on http.
 */
export function draftCookie(isHttps: boolean) {
  return {
    name: isHttps ? "__Host-draft" : "draft",
    options: { httpOnly: true, sameSite: "lax", secure: isHttps, path: "/" },
  } as const;
}

/**
 * Whether a page has a form whose typing is kept. Such pages bring the cookie along, so that a form that comes back
 * without it means that the browser keeps none.
 */
export function isFormPage(pathname: string): boolean {
  return /^\/[^/]+\/(events\/[^/]+\/register(\/(files|colleagues)\/[^/]+)?|registrations\/[^/]+\/(change|hand-over)|handovers\/[^/]+\/take)(\/files\/[^/]+)?$/.test(
    pathname,
  );
}
