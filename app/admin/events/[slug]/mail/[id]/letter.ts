import { renderMail } from "@/emails/render";
import { database } from "@/lib/db";
import { env } from "@/lib/env";
import { contentOf } from "@/lib/letters/rules";
import { logger } from "@/lib/logger";
import { listMailsToSend } from "@/lib/mail/queries";
import type { RenderedMail } from "@/lib/mail/schema";

/** What stands in a link instead of its secret key: whoever reads the letter here must not be able to act as its reader. */
const NO_KEY = "…";

/**
 * The letter of a mail as it would be made now, by the worker's own way but for one thing: no secret link stands in it,
 * whoever looks. Call it only for a mail of an event that the reader may see.
 * @returns null when it cannot be made: what it needs is gone, or it is of a kind that nobody but its reader sees.
 */
export async function letterToShow(mailId: string): Promise<RenderedMail | null> {
  const [mail] = await listMailsToSend(database(), [mailId]);
  if (!mail?.event || mail.registration?.erasedAt || mail.kind.startsWith("organiser.")) return null;
  const { APP_URL } = env();
  const site = `${APP_URL}/${mail.locale}`;
  try {
    return await renderMail(
      contentOf(mail, {
        site: APP_URL,
        event: `${site}/events/${mail.event.slug}`,
        registration: `${site}/registrations/${NO_KEY}`,
        invitation: `${site}/invitations/${NO_KEY}`,
        handover: `${site}/handovers/${NO_KEY}`,
        unsubscribe: `${site}/unsubscribe/${NO_KEY}`,
        news: `${APP_URL}/admin/news`,
        signIn: "",
      }),
    );
  } catch (error) {
    logger.info({ mailId, reason: (error as Error).message }, "a letter cannot be shown");
    return null;
  }
}
