import { renderMail } from "@/emails/render";
import { clock } from "@/lib/clock";
import { env } from "@/lib/env";
import { contentOf } from "@/lib/letters/rules";
import type { MailToSend } from "@/lib/mail/queries";
import type { MailDataOf, MailKind, RenderedMail } from "@/lib/mail/schema";

type Reader = NonNullable<MailToSend["registration"]>;

/**
 * A letter as its reader would get it, made as the worker makes it; only the secret links lead nowhere, since a page is no
 * place for them.
 * @param event as it stands on record, or as it would.
 */
export async function previewLetter<Kind extends MailKind>(letter: {
  kind: Kind;
  data: MailDataOf<Kind>;
  event: NonNullable<MailToSend["event"]>;
  reader: Reader;
}): Promise<RenderedMail> {
  const { kind, data, event, reader } = letter;
  const name = `${reader.givenName} ${reader.familyName}`;
  const mail: MailToSend = {
    id: reader.id,
    kind,
    locale: reader.locale,
    recipient: reader.email,
    recipientName: name,
    data: data as MailToSend["data"],
    sealed: null,
    messageId: "",
    queuedAt: clock.now(),
    eventId: event.id,
    announcementId: null,
    onceKey: null,
    mailRule: null,
    registration: reader,
    invitation: null,
    handover: null,
    organiser: null,
    event,
    announcement: null,
    isOptedOut: false,
    digest: [],
    threadStart: null,
  };
  const site = `${env().APP_URL}/${reader.locale}`;
  const content = contentOf(mail, {
    site: env().APP_URL,
    event: `${site}/events/${event.slug}`,
    registration: `${site}/registrations/…`,
    invitation: `${site}/invitations/…`,
    handover: `${site}/handovers/…`,
    unsubscribe: `${site}/unsubscribe/…`,
    news: `${env().APP_URL}/admin/news`,
    signIn: "",
  });
  return renderMail(content);
}
