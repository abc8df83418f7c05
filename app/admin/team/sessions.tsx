import { Moment } from "@/components/admin/moment";
import { SessionTable } from "@/components/team/session-table";
import { currentSessionToken } from "@/lib/auth";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { defaultTimeZone } from "@/lib/events/constants";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { listSessions } from "@/lib/organisers/queries";

type Props = {
  t: Translate<"team">;
  locale: Locale;
  /** Whose, after the gate has said that the reader may see them. */
  organiserId: string;
  /** Whether the form says whose they are; one's own do not have to. */
  isNamed: boolean;
  heading: string;
  endOne: (form: FormData) => Promise<void>;
  endAll: (form: FormData) => Promise<void>;
};

/** Where somebody is signed in, with buttons to sign one browser out, or all of them. */
export async function Sessions({ t, locale, organiserId, isNamed, heading, endOne, endAll }: Props) {
  const sessions = await listSessions(database(), organiserId, await currentSessionToken());
  const moment = (real: Date) => <Moment at={clock.shown(real)} locale={locale} timeZone={defaultTimeZone} />;
  const rows = sessions.map(({ id, device, createdAt, seenAt, isOwn }) => ({
    id,
    device: device ?? t("sessions.unknown"),
    since: moment(createdAt),
    sinceText: formatMoment(clock.shown(createdAt), locale, defaultTimeZone),
    seen: moment(seenAt),
    isOwn,
  }));
  return (
    <section className="stack" aria-labelledby="sessions">
      <h2 id="sessions">{heading}</h2>
      <SessionTable t={t} sessions={rows} organiserId={isNamed ? organiserId : undefined} endOne={endOne} />
      {sessions.length > 0 && (
        <>
          <p className="field__hint">{t("sessions.seenHint")}</p>
          <form action={endAll}>
            {isNamed && <input type="hidden" name="id" value={organiserId} />}
            <button className="button button--secondary" type="submit">
              {t("sessions.endAll")}
            </button>
          </form>
        </>
      )}
    </section>
  );
}
