import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Moment } from "@/components/admin/moment";
import { MailAttempts } from "@/components/mail/mail-attempts";
import { MailFacts } from "@/components/mail/mail-facts";
import { MailLetter } from "@/components/mail/mail-letter";
import { MailNext } from "@/components/mail/mail-next";
import { MailState } from "@/components/mail/mail-state";
import { database } from "@/lib/db";
import { findEventMail, isBehindAnother } from "@/lib/mail-desk/queries";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openMail, type Query } from "../open-mail";
import { Said } from "../said";
import { letterToShow } from "./letter";
import { MailActions } from "./mail-actions";

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Query };

const open = cache(async (slug: string, id: string) => {
  const opened = await openMail(slug);
  const mail = await findEventMail(database(), opened.scope, opened.event.id, id);
  if (!mail) notFound();
  const heading = opened.words("mail.title", {
    kind: opened.kindOf(mail.kind),
    name: mail.recipientName ?? mail.recipient,
  });
  return { ...opened, mail, heading };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params;
  const { heading, title } = await open(slug, id);
  return adminTitle(() => `${heading} – ${title}`);
}

/** Everything about one mail: where it stands, what comes next, each attempt, what came back, and what it says. */
export default async function MailPage({ params, searchParams }: Props) {
  const { slug, id } = await params;
  const { scope, event, title, locale, words, list, registrations, mayChange, isPaused, mail, heading, ...rest } =
    await open(slug, id);
  const isBehind = mail.status === "queued" && (await isBehindAnother(database(), scope, mail.id));
  const letter = await letterToShow(mail.id);
  const moment = (at: Date) => <Moment at={at} locale={locale} timeZone={event.timeZone} />;
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <Said t={words} query={await searchParams} />
      <a className="back-link" href={list}>
        {words("mail.back")}
      </a>
      <h1 className="breakable">{heading}</h1>
      <MailState t={words} mail={mail} next={rest.nextOf(mail)} isPaused={isPaused} />
      <div className="admin-columns">
        <div className="mail-parts">
          <MailNext t={words} mail={mail} attempts={mail.deliveries.length} isPaused={isPaused} isBehind={isBehind}>
            <MailActions t={words} slug={event.slug} mail={mail} registrations={registrations} mayChange={mayChange} />
          </MailNext>
          <MailAttempts
            t={words}
            attempts={mail.deliveries.map(({ startedAt, ...attempt }) => ({ ...attempt, at: moment(startedAt) }))}
            bounces={mail.bounces.map(({ receivedAt, ...bounce }) => ({
              ...bounce,
              at: moment(receivedAt),
            }))}
          />
        </div>
        <MailFacts
          t={words}
          locale={locale}
          mail={mail}
          kind={rest.kindOf(mail.kind)}
          registrations={registrations}
          moment={moment}
        />
      </div>
      <MailLetter
        t={words}
        letter={letter}
        locale={mail.locale}
        wasSent={mail.status === "sent"}
        src={`${list}/${mail.id}/letter`}
      />
    </AdminFrame>
  );
}
