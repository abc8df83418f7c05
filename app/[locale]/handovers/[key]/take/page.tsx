import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { formProblem } from "@/app/form-problem";
import { ErrorSummary } from "@/components/forms/error-summary";
import { answerMessages } from "@/components/questions/answer-words";
import { QuestionFields } from "@/components/questions/question-fields";
import { errorMessages } from "@/components/registrations/field-words";
import { OwnForm } from "@/components/registrations/own-form";
import { RegistrationFields } from "@/components/registrations/registration-fields";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { fieldErrorsFrom } from "@/lib/registrations/schema";
import { type HandoverParams, handoverGate } from "../gate";
import { takePlace } from "./actions";
import { takeForm } from "./form";

type Props = HandoverParams & { searchParams: Promise<{ problem?: string }> };

async function takeGate(props: Props) {
  const gate = await handoverGate(props);
  const { locale } = gate;
  const { values, draft, asking, details, answers } = await takeForm(gate);
  const wrong = draft?.wasAttempted && !details.success ? errorMessages(fieldErrorsFrom(details.error), locale) : [];
  const wrongAnswers = draft?.wasAttempted ? answerMessages(answers.errors, locale) : [];
  const problem = await formProblem(props.searchParams);
  const isWrong = problem !== null || wrong.length + wrongAnswers.length > 0;
  return { ...gate, values, asking, wrong, wrongAnswers, problem, isWrong };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, event, isWrong } = await takeGate(props);
  const title = `${translator(locale, "handovers")("takePage.title")} – ${textFor(event, locale).title}`;
  return {
    title: isWrong ? translator(locale, "forms")("errorTitle", { title }) : title,
    robots: { index: false, follow: false },
  };
}

export default async function TakePlacePage(props: Props) {
  const { locale, linkKey, handover, event, address, from, state, ...form } = await takeGate(props);
  if (state !== "open") redirect(address);
  const { values, asking, wrong, wrongAnswers, problem } = form;
  const t = translator(locale, "handovers");
  const words = translator(locale, "registration");
  return (
    <div className="page">
      <ErrorSummary
        key={`summary ${JSON.stringify(values)}`}
        heading={translator(locale, "forms")("errorHeading")}
        errors={problem ? [{ name: "givenName", message: words(`errors.${problem}`) }] : [...wrong, ...wrongAnswers]}
      />
      <p className="caption">{textFor(event, locale).title}</p>
      <h1>{t("takePage.title")}</h1>
      <p className="lead">{t("takePage.lead", { from })}</p>
      <OwnForm action={takePlace} locale={locale} linkKey={linkKey} key={JSON.stringify(values)}>
        <RegistrationFields
          locale={locale}
          values={values}
          errors={wrong}
          asksConference={event.conferenceStartsOn !== null}
          asksEmail={false}
          fixedEmail={handover.email}
          fixedEmailHint={t("takePage.email")}
        />
        <QuestionFields asking={asking} event={event} values={values} errors={wrongAnswers} />
        <p className="privacy-line">
          {words.rich("form.privacy", {
            link: (text) => <a href={`/${locale}/events/${event.slug}/privacy`}>{text}</a>,
          })}
        </p>
        <div className="button-group">
          <button className="button button--primary" type="submit">
            {t("takePage.send")}
          </button>
          <a className="button button--quiet" href={address}>
            {t("takePage.back")}
          </a>
        </div>
      </OwnForm>
    </div>
  );
}
