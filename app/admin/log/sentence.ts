import { mailKindName } from "@/components/admin/status";
import type { LogEntry } from "@/lib/audit-log/queries";
import { wordsFor } from "@/lib/events/rules";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { sentence as personSentence } from "../events/[slug]/registrations/[id]/words";
import { asRecord, type Reading } from "./values";

/** An event's title in the reader's language, or the first it has. */
export function eventTitle({ texts, languages, slug }: NonNullable<LogEntry["event"]>, locale: Locale): string {
  return wordsFor(Object.fromEntries(texts.map((text) => [text.locale, text.title])), languages, locale) ?? slug;
}

/** Who did something, by name. */
export function actorName(
  { organiser, actorKind }: Pick<LogEntry, "organiser" | "actorKind">,
  { locale }: Reading,
): string {
  return organiser?.name ?? organiser?.email ?? translator(locale, "admin")(`history.actors.${actorKind}`);
}

type Told = Pick<
  LogEntry,
  "id" | "at" | "actorKind" | "action" | "before" | "after" | "reason" | "organiser" | "subject"
>;

/**
 * An entry as one sentence: who did what. What concerns one registration is told in the words of its own page; an action
 * that has no words (none that we write; a test sees to it) by its name.
 */
export function logSentence(entry: Told, reading: Reading): string {
  const { locale, timeZone, asked } = reading;
  const t = translator(locale, "auditLog");
  const values = { ...asRecord(entry.before), ...asRecord(entry.after) };
  const isMany = entry.action === "mail.retried" && values.kind === undefined;
  const key = `actions.${entry.action.replace(".", ":")}${isMany ? "_many" : ""}` as "actions.organiser:added";
  const admin = translator(locale, "admin");
  if (!t.has(key)) return personSentence(admin, entry, (at) => formatMoment(at, locale, timeZone), locale);
  const text = (name: string) => (typeof values[name] === "string" ? values[name] : "");
  return t(key, {
    actor: actorName(entry, reading),
    subject: entry.subject?.name ?? entry.subject?.email ?? (text("email") || t("someone")),
    name: asked.get(`answers.${text("key")}`) || text("name") || text("key"),
    kind: entry.action.startsWith("bulk.") ? bulkKindName(text("kind"), locale) : mailKindName(admin, text("kind")),
    format: text("format").toUpperCase(),
    count: Number(values.count ?? values.recipients ?? values.added ?? values.people ?? 0),
  } as never);
}

function bulkKindName(kind: string, locale: Locale): string {
  const t = translator(locale, "bulk");
  const key = `kinds.${kind}.name` as "kinds.tag.name";
  return t.has(key) ? t(key) : kind;
}
