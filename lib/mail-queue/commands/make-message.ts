import { announcementFileKey } from "../../announcements/queries";
import { bounceAddress, returnPathOf } from "../../bounces/rules";
import { calendarFile } from "../../calendar";
import { env } from "../../env";
import { handoverKey } from "../../handovers/queries";
import { invitationKey } from "../../invitations/queries";
import { contentOf, invitationOf } from "../../letters/rules";
import { type MailToSend, unsubscribeKey } from "../../mail/queries";
import { replyToOf, senderOf } from "../../mail/rules";
import type { RenderMail } from "../../mail/schema";
import { registrationKey } from "../../registrations/queries";
import { keyedHash, unseal } from "../../secrets";
import { buildMessage, type SmtpMessage } from "../../smtp";

/** A file of an announcement, with its content. */
export type MailFile = { id: string; name: string; contentType: string; size: number; content: Uint8Array };

/**
 * The message of a mail as it goes to the server: letter, calendar entry, sender, thread and return path.
 * @param files that travel in the mail; those of the mail's announcement that are not among them become links.
 * @throws when the letter cannot be made from what is on record.
 */
export async function messageFor(mail: MailToSend, render: RenderMail, files: MailFile[] = []): Promise<SmtpMessage> {
  const settings = env();
  const { event, registration, invitation, handover, sealed, locale } = mail;
  const site = `${settings.APP_URL}/${locale}`;
  const unsubscribe = registration && unsubscribeKey(registration.id);
  const linked = (mail.announcement?.files ?? []).filter(({ id }) => !files.some((file) => file.id === id));
  const linkedFiles = linked.map((file) => ({
    name: file.name,
    size: file.size,
    // Nobody else's link would do in a test that an organiser sends to themselves.
    url: registration ? `${site}/files/${announcementFileKey(file, registration)}` : `${site}/events/${event?.slug}`,
  }));
  const links = {
    site: settings.APP_URL,
    event: `${site}/events/${event?.slug}`,
    registration: registration ? `${site}/registrations/${registrationKey(registration)}` : "",
    invitation: invitation ? `${site}/invitations/${invitationKey(invitation)}` : "",
    handover: handover ? `${site}/handovers/${handoverKey(handover)}` : "",
    unsubscribe: unsubscribe ? `${site}/unsubscribe/${unsubscribe}` : "",
    news: `${settings.APP_URL}/admin/news`,
    signIn: sealed ? `${settings.APP_URL}/admin/sign-in/confirm/${unseal("mail", sealed)}` : "",
  };
  const content = contentOf(mail, links, linkedFiles);
  const letter = await render(content);
  const from = senderOf(settings, event?.contactName ?? letter.senderName, event?.mailSenderName);
  const entry = invitationOf(content, mail, from);
  const returnPath = returnPathOf(settings);
  return buildMessage({
    ...letter,
    files,
    envelopeFrom: returnPath && bounceAddress(returnPath, mail.id, (id) => keyedHash("bounce", id)),
    from,
    to: { name: mail.recipientName, address: mail.recipient },
    replyTo: event && replyToOf(event),
    messageId: mail.messageId,
    threadStart: mail.threadStart,
    calendar: entry && { method: entry.method, content: calendarFile(entry) },
    unsubscribe:
      "unsubscribeUrl" in content && content.unsubscribeUrl ? `${settings.APP_URL}/unsubscribe/${unsubscribe}` : null,
  });
}
