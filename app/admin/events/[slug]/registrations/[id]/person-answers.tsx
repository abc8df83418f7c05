import { AnswersSummary } from "@/components/questions/answers-summary";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { StoredAnswer } from "@/lib/questions/queries";
import { showSensitiveAnswers } from "./actions";

type Props = {
  t: Translate<"admin">;
  locale: Locale;
  slug: string;
  registrationId: string;
  answers: StoredAnswer[];
  /** How many sensitive answers there are. */
  sensitive: number;
  /** They themselves, once this organiser has opened them; null before. */
  opened: StoredAnswer[] | null;
  mayOpen: boolean;
};

/** What somebody answered. Sensitive answers stay folded until an organiser opens them, which is put on record. */
export function PersonAnswers({ t, locale, slug, registrationId, answers, sensitive, opened, mayOpen }: Props) {
  if (answers.length === 0 && sensitive === 0) return null;
  const shown = (list: StoredAnswer[]) =>
    list.map((answer) => ({
      ...answer,
      href: answer.kind === "file" ? `/admin/events/${slug}/files/${answer.value}` : undefined,
    }));
  return (
    <section className="stack" aria-labelledby="answers">
      <h2 id="answers">{t("person.answers")}</h2>
      <AnswersSummary locale={locale} answers={shown(answers)} />
      {sensitive > 0 && <h3>{t("person.sensitive")}</h3>}
      {opened && <AnswersSummary locale={locale} answers={shown(opened)} />}
      {sensitive > 0 && !opened && (
        <>
          <p>{t(mayOpen ? "person.sensitiveCount" : "person.sensitiveClosed", { count: sensitive })}</p>
          {mayOpen && (
            <form action={showSensitiveAnswers}>
              <input type="hidden" name="slug" value={slug} />
              <input type="hidden" name="id" value={registrationId} />
              <button className="button button--secondary" type="submit">
                {t("person.sensitiveShow")}
              </button>
            </form>
          )}
        </>
      )}
    </section>
  );
}
