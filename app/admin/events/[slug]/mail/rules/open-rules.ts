import { notFound } from "next/navigation";
import { openEvent } from "@/app/admin/events/[slug]/open-event";
import { knownChoices } from "@/components/audience/audience-choices";
import { listAudienceChoices } from "@/lib/audience/queries";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { listRules } from "@/lib/mail-rules/queries";
import { can } from "@/lib/organisers/policy";
import { isUuid } from "@/lib/uuid";

export type RulesParams = { params: Promise<{ slug: string }> };
export type RuleParams = { params: Promise<{ slug: string; id: string }> };
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** What the pages about mail by the clock begin with: gate, event, words, rules, and whether one may change them. */
export async function openRules(slug: string) {
  const opened = await openEvent(slug);
  const { scope, event, locale } = opened;
  const choices = await listAudienceChoices(database(), scope, event.id);
  return {
    ...opened,
    words: translator(locale, "mailRules"),
    list: `/admin/events/${event.slug}/mail/rules`,
    rules: await listRules(database(), scope, event.id),
    choices,
    known: knownChoices(choices, locale, event.languages),
    mayChange: can(scope.role, "events.change") && event.status !== "cancelled",
  };
}

/** One rule of the event, or the 404 page. */
export async function openRule(slug: string, id: string) {
  const opened = await openRules(slug);
  const rule = isUuid(id) ? opened.rules.find((one) => one.id === id) : undefined;
  if (!rule) notFound();
  const { sent, waiting, failed, withdrawn } = rule.outcome;
  const hasGoneOut = sent + waiting + failed + withdrawn > 0 || (rule.doneAt !== null && !rule.wasSkipped);
  return { ...opened, rule, hasGoneOut, here: `${opened.list}/${rule.id}` };
}
