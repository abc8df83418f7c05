import type { Context } from "../../context";
import { addOrganiser } from "./add-organiser";

/**
 * Makes somebody named in ORGANISER_EMAILS an owner, at their first sign-in. Somebody who has signed in before keeps
 * the role the team gave them.
 * @param email an address that was just proven by a mailed link. @param owners ORGANISER_EMAILS.
 */
export async function welcomeOwner(
  { email, owners }: { email: string; owners: readonly string[] },
  ctx: Context,
): Promise<void> {
  if (!owners.includes(email)) return;
  const known = await ctx.db.organiser.findUnique({
    where: { email },
    select: { lastSignInAt: true, disabledAt: true },
  });
  if (known?.lastSignInAt || known?.disabledAt) return;
  await addOrganiser({ email, role: "owner" }, { ...ctx, actor: { kind: "system" } });
}
