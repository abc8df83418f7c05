import type { ReactNode } from "react";
import { AnswersSummary, type ShownAnswer } from "@/components/questions/answers-summary";
import { colleagueFields } from "@/lib/colleagues/constants";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { likelyMeantAddress } from "@/lib/registrations/rules";
import type { RegistrationDetails } from "@/lib/registrations/schema";
import { DetailsSummary } from "./details-summary";

type Props = {
  locale: Locale;
  number: number;
  details: RegistrationDetails | null;
  answers: readonly ShownAnswer[];
  /** Address of the form in which this colleague is changed. */
  changeHref: string;
  /** The action that takes them out again. */
  remove: (form: FormData) => Promise<void>;
  /** What that action wants to know beyond the number. */
  hidden: ReactNode;
};

/** A colleague who is registered too, with the way to change or remove them. */
export function ColleagueSummary({ locale, number, details, answers, changeHref, remove, hidden }: Props) {
  if (!details) return null;
  const t = translator(locale, "entry");
  const name = `${details.givenName} ${details.familyName}`;
  const meant = likelyMeantAddress(details.email);
  const remark = meant && translator(locale, "registration")("check.meant", { address: meant });
  return (
    <section className="colleague" aria-labelledby={`colleague-${number}`}>
      <div className="colleague__head">
        <h2 id={`colleague-${number}`}>{t("colleagues.heading", { number })}</h2>
        <form action={remove}>
          {hidden}
          <input type="hidden" name="number" value={number} />
          <button className="button button--quiet" type="submit">
            {t("colleagues.remove")}
            <span className="visually-hidden">: {name}</span>
          </button>
        </form>
      </div>
      <DetailsSummary
        locale={locale}
        details={details}
        asksConference={false}
        fields={colleagueFields}
        changeHref={changeHref}
        emailRemark={remark && <strong className="summary-list__warning">{remark}</strong>}
      />
      <AnswersSummary locale={locale} answers={answers} changeHref={(key) => `${changeHref}#answers.${key}`} />
    </section>
  );
}
