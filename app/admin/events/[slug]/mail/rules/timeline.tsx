import type { TimelineMark, TimelineRule } from "@/components/mail-rules/rule-timeline";
import { database } from "@/lib/db";
import { countRulePeople, type ListedRule } from "@/lib/mail-rules/queries";
import { momentOf, skippedBecause, standingOf, writesLate } from "@/lib/mail-rules/rules";
import { switchMailRule } from "./actions";
import type { openRules } from "./open-rules";
import { conditionsInWords, distanceInWords, problemsInWords, ruleName } from "./words";

/** Which kind of mail each letter is. */
const mailKinds = { reminder: "event.reminder", thanks: "event.thanks", own: "announcement.sent" } as const;

type Opened = Awaited<ReturnType<typeof openRules>>;

/** An event's rules and the event itself, in the order of time. @param now product time. */
export async function timelineOf(opened: Opened, now: Date): Promise<(TimelineRule | TimelineMark)[]> {
  const { scope, event, locale, words, rules, known, list } = opened;
  const isOpen = (rule: ListedRule) => ["upcoming", "due"].includes(standingOf(rule, event, rules, now));
  const counted = await countRulePeople(database(), scope, event, rules.filter(isOpen));
  const entries = rules.map((rule): TimelineRule => {
    const standing = standingOf(rule, event, rules, now);
    const people = counted.get(rule.id);
    const name = ruleName(words, rule, event.languages, locale);
    return {
      id: rule.id,
      moment: momentOf(rule, event),
      name,
      distance: distanceInWords(words, rule),
      conditions: conditionsInWords(rule, known, locale),
      problems: isOpen(rule) ? problemsInWords(rule, known, locale) : [],
      standing,
      skipped: standing === "skipped" ? skippedBecause(rule, event, rules, now) : null,
      writesLate: writesLate(rule, event, rules, now),
      reached: people ? people.reached : null,
      leftOut: people ? people.total - people.reached : 0,
      outcome: rule.outcome,
      href: `${list}/${rule.id}`,
      mails: `/admin/events/${event.slug}/mail?kind=${mailKinds[rule.letter]}`,
      action: opened.mayChange && isSwitchable(rule, standing) && (
        <form action={switchMailRule}>
          <input type="hidden" name="slug" value={event.slug} />
          <input type="hidden" name="id" value={rule.id} />
          <input type="hidden" name="on" value={rule.isActive ? "no" : "yes"} />
          <button className="button button--quiet" type="submit">
            {words(rule.isActive ? "switchOff" : "switchOn")}
            <span className="visually-hidden">: {name}</span>
          </button>
        </form>
      ),
    };
  });
  const marks: TimelineMark[] = [
    { mark: "now", moment: now },
    { mark: "start", moment: event.startsAt },
    { mark: "end", moment: event.endsAt },
  ];
  return [...entries, ...marks].sort((one, other) => one.moment.getTime() - other.moment.getTime());
}

/** What has gone out and writes to nobody any more has nothing left to switch. */
function isSwitchable(rule: ListedRule, standing: ReturnType<typeof standingOf>): boolean {
  if (standing === "skipped") return false;
  return standing !== "done" || rule.includesLate || rule.outcome.waiting > 0;
}
