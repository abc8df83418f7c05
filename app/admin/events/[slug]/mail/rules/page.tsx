import type { Metadata } from "next";
import { Moment } from "@/components/admin/moment";
import { RuleTimeline } from "@/components/mail-rules/rule-timeline";
import { Notice } from "@/components/ui/notice";
import { clock } from "@/lib/clock";
import { formatMoment } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/translator";
import { momentOf, rulesForNewcomer } from "@/lib/mail-rules/rules";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { addUsualMails } from "./actions";
import { openRules, type Query, type RulesParams } from "./open-rules";
import { timelineOf } from "./timeline";
import { conditionsInWords, ruleName } from "./words";

type Props = RulesParams & { searchParams: Query };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { words, title } = await openRules((await params).slug);
  return adminTitle(() => `${words("title")} – ${title}`);
}

/** A timeline of what goes out by itself: what will and to how many, what has and what became of it, what was left out. */
export default async function MailRulesPage({ params, searchParams }: Props) {
  const opened = await openRules((await params).slug);
  const { event, title, locale, words, list, rules, mayChange } = opened;
  const now = clock.now();
  const entries = await timelineOf(opened, now);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <Said t={words} said={await searchParams} />
      <p className="caption">{title}</p>
      <h1>{words("title")}</h1>
      <p className="lead">{words("lead", { timeZone: event.timeZone })}</p>
      {event.status !== "published" && (
        <Notice tone="warning">
          <p>{words(event.status)}</p>
        </Notice>
      )}
      {rules.length === 0 && <p className="empty-state">{words("none")}</p>}
      {mayChange && (
        <div className="cluster">
          <a className="button button--secondary" href={`${list}/new`}>
            {words("add")}
          </a>
          {rules.length === 0 && (
            <form action={addUsualMails}>
              <input type="hidden" name="slug" value={event.slug} />
              <button className="button" type="submit" aria-describedby="usual-hint">
                {words("usual.button")}
              </button>
            </form>
          )}
          {rules.length === 0 && (
            <p className="field__hint" id="usual-hint">
              {words("usual.text")}
            </p>
          )}
        </div>
      )}
      {!mayChange && event.status !== "cancelled" && <p>{words("readOnly")}</p>}
      {rules.length > 0 && (
        <RuleTimeline
          t={words}
          entries={entries}
          momentOf={(at) => <Moment at={at} locale={locale} timeZone={event.timeZone} />}
        />
      )}
      {rules.length > 0 && event.status === "published" && <Newcomer opened={opened} now={now} />}
    </AdminFrame>
  );
}

/** What somebody would get who registers now and has a place. */
function Newcomer({ opened, now }: { opened: Awaited<ReturnType<typeof openRules>>; now: Date }) {
  const { event, locale, words, rules, known } = opened;
  const plain = conditionsInWords({ letter: "own", audience: {} }, known, locale).join();
  const coming = rulesForNewcomer(rules, event, now)
    .flatMap(({ id }) => rules.find((rule) => rule.id === id) ?? [])
    .sort((one, other) => momentOf(one, event).getTime() - momentOf(other, event).getTime());
  return (
    <section className="stack" aria-labelledby="newcomer">
      <h2 id="newcomer">{words("newcomer.title")}</h2>
      {coming.length === 0 ? (
        <p>{words("newcomer.nothing")}</p>
      ) : (
        <>
          <p>{words("newcomer.text")}</p>
          <ul>
            {coming.map((rule) => {
              const moment = momentOf(rule, event);
              const name = ruleName(words, rule, event.languages, locale);
              const conditions = conditionsInWords(rule, known, locale).join("; ");
              return (
                <li key={rule.id}>
                  {moment > now
                    ? words("newcomer.at", { name, moment: formatMoment(moment, locale, event.timeZone) })
                    : words("newcomer.soon", { name })}
                  {conditions !== plain && ` (${words("newcomer.ifFits", { conditions })})`}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

const good = ["saved", "removed", "on"] as const;
const bad = ["unchanged", "has_gone_out", "moment_past", "event_cancelled"] as const;

/** What a button has to say when it comes back; the facts stand in the address. */
function Said({ t, said }: { t: Translate<"mailRules">; said: Awaited<Query> }) {
  const number = (value: unknown) => (/^\d{1,7}$/.test(String(value)) ? Number(value) : 0);
  const fine = good.find((word) => word === said.said);
  const refused = bad.find((word) => word === said.said);
  const text =
    said.said === "usual"
      ? t("said.usual", { added: number(said.added) })
      : said.said === "off"
        ? t("said.off", { withdrawn: number(said.withdrawn) })
        : fine
          ? t(`said.${fine}`)
          : refused && t(`said.${refused}`);
  if (!text) return null;
  return (
    <Notice tone={refused ? "warning" : "success"} live>
      <p>{text}</p>
    </Notice>
  );
}
