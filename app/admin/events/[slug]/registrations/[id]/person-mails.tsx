import { Moment } from "@/components/admin/moment";
import { PersonMailList } from "@/components/mail/person-mail-list";
import { database } from "@/lib/db";
import { listRegistrationMails } from "@/lib/mail-desk/queries";
import { openMail } from "../../mail/open-mail";

/** What was mailed about a registration, and what became of each mail. */
export async function PersonMails({ slug, registrationId }: { slug: string; registrationId: string }) {
  const { scope, event, locale, words, list, kindOf, nextOf, isPaused } = await openMail(slug);
  const mails = await listRegistrationMails(database(), scope, registrationId);
  return (
    <section className="stack" aria-labelledby="mails">
      <h2 id="mails">{words("person.title")}</h2>
      <PersonMailList
        t={words}
        mails={mails}
        isPaused={isPaused}
        kindOf={kindOf}
        nextOf={nextOf}
        moment={(at) => <Moment at={at} locale={locale} timeZone={event.timeZone} />}
        list={list}
      />
    </section>
  );
}
