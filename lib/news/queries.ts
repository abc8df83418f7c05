import { Prisma } from "@/prisma/generated/client";
import type { BounceKind, OutgoingMailReason, RegistrationStatus } from "@/prisma/generated/enums";
import type { Db } from "../db";
import { env } from "../env";
import { textFor } from "../events/rules";
import { isLocale, type Locale } from "../i18n/locales";
import { translator } from "../i18n/translator";
import { type DigestEvent, type DigestTopic, mailData } from "../mail/schema";
import { bounceWord } from "../mail-desk/rules";
import { eventsRead } from "../organisers/policy";
import { firstUuidAfter } from "../uuid";
import { DIGEST_ITEMS } from "./constants";
import type { NewsWindow } from "./rules";

/** What one organiser has chosen to hear of, and where mails to them go. */
export async function getNewsChoice(db: Db, organiserId: string) {
  return db.organiser.findUniqueOrThrow({
    where: { id: organiserId },
    select: { email: true, locale: true, registrationNews: true, mailTroubleNews: true },
  });
}

/** Whether anything happened between two moments (real time) that a digest would tell. @param events see `eventsRead`. */
export async function hasNews(
  db: Db,
  topic: DigestTopic,
  window: NewsWindow,
  events: string[] | null = null,
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM (${happened[topic](window)}) happened WHERE ${isOf(events)}) AS found`;
  return row?.found ?? false;
}

function isOf(events: string[] | null): Prisma.Sql {
  return events ? Prisma.sql`happened."eventId" = ANY (${events}::uuid[])` : Prisma.sql`true`;
}

/**
 * What a digest tells of, looked up as it is sent: per event, what happened between its two moments (real time), the
 * earliest first. Empty for mails that are no digest, or whose data cannot be read. Events that its reader may not read
 * (any more) are left out. Names stand here and nowhere in the row of the mail.
 */
export async function findDigest(
  db: Db,
  mail: { kind: string; data: unknown; locale: string; organiser: { id: string } | null },
): Promise<DigestEvent[]> {
  if (mail.kind !== "organiser.digest" || !mail.organiser) return [];
  const { data } = mailData[mail.kind].safeParse(mail.data);
  const reader = await db.organiser.findUnique({
    where: { id: mail.organiser.id },
    select: { role: true, eventRoles: { select: { eventId: true, role: true } }, disabledAt: true },
  });
  if (!data || !reader || reader.disabledAt) return [];
  const window = { from: new Date(data.from ?? 0), until: new Date(data.until) };
  const rows = await db.$queryRaw<Happened[]>`
    SELECT * FROM (
      SELECT happened.*, count(*) OVER (PARTITION BY "eventId")::int AS total,
        row_number() OVER (PARTITION BY "eventId" ORDER BY id) AS nth
      FROM (${happened[data.topic](window)}) happened WHERE ${isOf(eventsRead(reader))}) numbered
    WHERE nth <= ${DIGEST_ITEMS} ORDER BY id`;
  return eventsOf(db, rows, data.topic, isLocale(mail.locale) ? mail.locale : "en");
}

type Happened = {
  id: string;
  eventId: string;
  registrationId: string | null;
  mailId: string | null;
  name: string;
  organisation: string | null;
  status: RegistrationStatus | null;
  kind: string | null;
  reason: OutgoingMailReason | null;
  bounceKind: BounceKind | null;
  bounceStatus: string | null;
  total: number;
};

const nothing = Prisma.sql`NULL::text`;

/**
 * What there is to tell, by the time at which it came to be. Ids are UUIDv7 and tell real time, where most times on record
 * are product time. A mail that failed is told by its last attempt; digests themselves are never told of.
 */
const happened: Record<DigestTopic, (window: NewsWindow) => Prisma.Sql> = {
  registrations: (window) => Prisma.sql`
    SELECT r.id, r.event_id AS "eventId", r.id::text AS "registrationId", ${nothing} AS "mailId",
      concat_ws(' ', r.given_name, r.family_name) AS name, r.organisation, r.status::text, ${nothing} AS kind, ${nothing} AS reason,
      ${nothing} AS "bounceKind", ${nothing} AS "bounceStatus"
    FROM registration r WHERE ${within(Prisma.sql`r.id`, window)} AND r.erased_at IS NULL`,
  trouble: (window) => Prisma.sql`
    SELECT DISTINCT ON (mail.id) told.id, mail.event_id AS "eventId", mail.registration_id::text AS "registrationId",
      mail.id::text AS "mailId", coalesce(nullif(concat_ws(' ', r.given_name, r.family_name), ''), mail.recipient_name, mail.recipient) AS name,
      ${nothing} AS organisation, ${nothing} AS status, mail.kind, told.reason, told."bounceKind", told."bounceStatus"
    FROM (
      SELECT attempt.id, attempt.mail_id, failed.reason::text, ${nothing} AS "bounceKind", ${nothing} AS "bounceStatus"
      FROM outgoing_mail_attempt attempt JOIN outgoing_mail failed ON failed.id = attempt.mail_id
      WHERE ${within(Prisma.sql`attempt.id`, window)} AND NOT attempt.succeeded AND failed.status = 'failed'
        AND NOT EXISTS (
          SELECT FROM outgoing_mail_attempt later WHERE later.mail_id = attempt.mail_id AND later.id > attempt.id)
      UNION ALL
      SELECT bounce.id, bounce.mail_id, NULL, bounce.kind::text, bounce.status
      FROM mail_bounce bounce WHERE ${within(Prisma.sql`bounce.id`, window)}
    ) told
    JOIN outgoing_mail mail ON mail.id = told.mail_id AND mail.event_id IS NOT NULL AND mail.kind <> 'organiser.digest'
    LEFT JOIN registration r ON r.id = mail.registration_id
    WHERE r.erased_at IS NULL
    ORDER BY mail.id, told.id DESC`,
};

function within(id: Prisma.Sql, { from, until }: NewsWindow): Prisma.Sql {
  return Prisma.sql`(${id} >= ${firstUuidAfter(from)}::uuid AND ${id} < ${firstUuidAfter(until)}::uuid)`;
}

async function eventsOf(db: Db, rows: Happened[], topic: DigestTopic, locale: Locale): Promise<DigestEvent[]> {
  const events = await db.event.findMany({
    where: { id: { in: [...new Set(rows.map(({ eventId }) => eventId))] } },
    select: { id: true, slug: true, languages: true, texts: { omit: { eventId: true } } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return events.map((event) => {
    const own = rows.filter(({ eventId }) => eventId === event.id);
    const page = `${env().APP_URL}/admin/events/${event.slug}`;
    return {
      title: textFor(event, locale).title,
      url: topic === "registrations" ? `${page}/registrations` : `${page}/mail`,
      items: own.map((row) => ({
        name: row.name,
        detail: topic === "registrations" ? registrationInWords(row, locale) : troubleInWords(row, locale),
        url: row.registrationId ? `${page}/registrations/${row.registrationId}` : `${page}/mail/${row.mailId}`,
      })),
      more: (own[0]?.total ?? 0) - own.length,
    };
  });
}

function registrationInWords({ organisation, status }: Happened, locale: Locale): string {
  const t = translator(locale, "admin");
  return [organisation, status && t(`statuses.${status}`)].filter(Boolean).join(" · ");
}

/** Which mail it was, and why it did not arrive. */
function troubleInWords({ kind, reason, bounceKind, bounceStatus }: Happened, locale: Locale): string {
  const admin = translator(locale, "admin");
  const t = translator(locale, "mailDesk");
  const name = `mailKinds.${(kind ?? "").replace(".", ":")}` as "mailKinds.registration:confirmed";
  const why = bounceKind
    ? t(`bounces.${bounceWord({ kind: bounceKind, status: bounceStatus })}`)
    : reason && t(`reasons.${reason}`);
  return [admin.has(name) ? admin(name) : kind, why].filter(Boolean).join(" · ");
}
