import type { Context } from "../../context";
import type { Locale } from "../../i18n/locales";
import { queueMail } from "../../mail/commands";
import { hashToken } from "../../secrets";
import { SIGN_IN_LINK_MINUTES } from "../constants";

/**
 * Keeps a sign-in token and queues the mail that carries it: both or neither. The token is stored as a hash; the mail's
 * copy is sealed until it has left.
 * @param expires real time. The token is looked up by its hash alone, so no address stands in the link.
 */
export async function issueSignInLink(
  input: { email: string; token: string; expires: Date; locale: Locale },
  { db, now }: Context,
): Promise<void> {
  const { email, token, expires, locale } = input;
  await db.$transaction(async (tx) => {
    await tx.signInToken.create({ data: { tokenHash: hashToken(token), identifier: email, expires } });
    await queueMail(tx, {
      kind: "organiser.sign_in",
      locale,
      recipient: email,
      data: { validForMinutes: SIGN_IN_LINK_MINUTES },
      secret: token,
      queuedAt: now,
    });
  });
}
