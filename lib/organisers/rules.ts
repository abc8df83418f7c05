/** Where organisers arrive when they did not ask for a page. */
const START = "/admin";

/**
 * A page of the desk as a path of our own. Everything else (other hosts in all their spellings, public pages) becomes
 * the start page: an open redirect would lend our name to a stranger's page (CWE-601).
 */
export function ownAdminPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith(START) || wanted.length > 2_000) return START;
  const here = "http://here.invalid";
  const url = URL.canParse(wanted, here) ? new URL(wanted, here) : null;
  if (!url || url.origin !== here || !/^\/admin(\/|$)/.test(url.pathname)) return START;
  return url.pathname + url.search;
}

/** The page somebody wanted before signing in. Pages for those who are signed out would lead round in circles. */
export function ownGoal(wanted: string | null | undefined): string {
  const path = ownAdminPath(wanted);
  return /^\/admin\/(sign-in|too-many-requests|no-permission)(\/|\?|$)/.test(path) ? START : path;
}
