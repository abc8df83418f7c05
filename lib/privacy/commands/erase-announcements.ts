import type { Tx } from "../../db";
import { ERASED } from "../constants";
import type { Traces } from "../rules";

/**
 * Strikes the person's names and address out of what organisers wrote to many, at once or by the clock, and by what they chose
 * whom to write to. The rest of a text stays: it is everybody's. A choice that was made by the person's name finds nobody afterwards, never more.
 */
export async function eraseAnnouncements(tx: Tx, { eventId, emailKey, names }: Traces): Promise<void> {
  const texts = await tx.$queryRaw<{ id: string; locale: string; subject: string; body: string }[]>`
    SELECT t.announcement_id::text AS id, t.locale, t.subject, t.body
    FROM announcement_text t JOIN announcement a ON a.id = t.announcement_id
    WHERE a.event_id = ${eventId}::uuid
      AND (names_person(t.subject, ${emailKey}, ${names}::text[]) OR names_person(t.body, ${emailKey}, ${names}::text[]))
    FOR UPDATE OF t`;
  for (const { id, locale, subject, body } of texts) {
    await tx.announcementText.update({
      where: { announcementId_locale: { announcementId: id, locale } },
      data: { subject: struck(subject, [emailKey, ...names]), body: struck(body, [emailKey, ...names]) },
    });
  }
  const ruleTexts = await tx.$queryRaw<{ id: string; locale: string; subject: string; body: string }[]>`
    SELECT t.mail_rule_id::text AS id, t.locale, t.subject, t.body
    FROM mail_rule_text t JOIN mail_rule m ON m.id = t.mail_rule_id
    WHERE m.event_id = ${eventId}::uuid
      AND (names_person(t.subject, ${emailKey}, ${names}::text[]) OR names_person(t.body, ${emailKey}, ${names}::text[]))
    FOR UPDATE OF t`;
  for (const { id, locale, subject, body } of ruleTexts) {
    await tx.mailRuleText.update({
      where: { mailRuleId_locale: { mailRuleId: id, locale } },
      data: { subject: struck(subject, [emailKey, ...names]), body: struck(body, [emailKey, ...names]) },
    });
  }
  await tx.$executeRaw`
    UPDATE announcement SET audience = jsonb_set(audience, '{q}', to_jsonb(${ERASED}::text))
    WHERE event_id = ${eventId}::uuid AND names_person(audience->>'q', ${emailKey}, ${names}::text[])`;
  await tx.$executeRaw`
    UPDATE mail_rule SET audience = jsonb_set(audience, '{q}', to_jsonb(${ERASED}::text))
    WHERE event_id = ${eventId}::uuid AND names_person(audience->>'q', ${emailKey}, ${names}::text[])`;
}

function struck(text: string, traces: string[]): string {
  return traces.reduce((left, trace) => {
    const pattern = trace.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return left.replace(new RegExp(pattern, "giu"), ERASED);
  }, text);
}
