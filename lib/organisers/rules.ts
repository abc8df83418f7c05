/** Where organisers arrive when they did not ask for a page. */
const START = "/admin";

/**
 * The admin page somebody wanted before signing in, as a path of our own. Everything else (other hosts in all their
 * spellings, public pages, the sign-in itself, which would go round in circles) becomes the start page.
 * An open redirect would lend our name to a stranger's page (CWE-601).
 */
export function ownGoal(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > 2000 || !wanted.startsWith("/admin")) return START;
  const here = "http://here.invalid";
  const url = URL.canParse(wanted, here) ? new URL(wanted, here) : null;
  if (!url || url.origin !== here || !/^\/admin(\/|$)/.test(url.pathname)) return START;
  if (/^\/admin\/(sign-in|too-many-requests|no-permission)(\/|$)/.test(url.pathname)) return START;
  return url.pathname + url.search;
}
