import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { formProblem } from "@/app/form-problem";
import { ErrorSummary } from "@/components/forms/error-summary";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { answerMessages } from "@/components/questions/answer-words";
import { QuestionFields } from "@/components/questions/question-fields";
import { errorMessages } from "@/components/registrations/field-words";
import { OwnForm } from "@/components/registrations/own-form";
import { RegistrationFields } from "@/components/registrations/registration-fields";
import { mailto } from "@/components/ui/mailto";
import { Notice } from "@/components/ui/notice";
import type { AuditValue } from "@/lib/audit/schema";
import { basisAsTyped } from "@/lib/edits/schema";
import { valueInWords } from "@/lib/i18n/registration-words";
import { translator } from "@/lib/i18n/translator";
import { type Asking, answerInWords, questionText } from "@/lib/questions/rules";
import { answerField } from "@/lib/questions/schema";
import { canChangeDetails } from "@/lib/registrations/rules";
import { fieldErrorsFrom } from "@/lib/registrations/schema";
import { type OwnParams, ownRegistrationGate } from "../gate";
import { saveDetails } from "./actions";
import { changeForm } from "./form";

type Props = OwnParams & { searchParams: Promise<{ problem?: string }> };

async function changeGate(props: Props) {
  const gate = await ownRegistrationGate(props);
  const { locale } = gate;
  const { values, details, answers, draft, ...read } = await changeForm(gate);
  const wrong = draft?.wasAttempted && !details.success ? errorMessages(fieldErrorsFrom(details.error), locale) : [];
  const wrongAnswers = draft?.wasAttempted ? answerMessages(answers.errors, locale) : [];
  const problem = await formProblem(props.searchParams);
  const isWrong = problem !== null || wrong.length + wrongAnswers.length > 0;
  return { ...gate, ...read, values, wrong, wrongAnswers, problem, isWrong };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, isWrong } = await changeGate(props);
  const title = translator(locale, "own")("changePage.title");
  return {
    title: isWrong ? translator(locale, "forms")("errorTitle", { title }) : title,
    robots: { index: false, follow: false },
  };
}

export default async function ChangePage(props: Props) {
  const { locale, linkKey, registration, event, address, now, standing, ...form } = await changeGate(props);
  if (!canChangeDetails(standing, event, now)) redirect(address);
  const { values, asking, wrong, wrongAnswers, problem, conflicts, shown, record } = form;
  // Whoever saves again has seen what stands there now.
  const basis = { ...shown, ...Object.fromEntries(conflicts.map((field) => [field, record[field] ?? null])) };
  const t = translator(locale, "own");
  const words = translator(locale, "registration");
  const { email } = registration;
  return (
    <div className="page">
      <ErrorSummary
        key={`summary ${JSON.stringify(values)}`}
        heading={translator(locale, "forms")("errorHeading")}
        errors={problem ? [{ name: "givenName", message: words(`errors.${problem}`) }] : [...wrong, ...wrongAnswers]}
      />
      <p className="caption">{registration.reference}</p>
      <h1>{t("changePage.title")}</h1>
      <p>{words.rich("hints.emailFixed", { email, contact: event.contactEmail, mailto })}</p>
      {conflicts.length > 0 && (
        <Notice tone="warning" heading={t("changePage.meanwhile")} live>
          <ul>
            {conflicts.map((field) => (
              <li key={field}>
                <bdi>{fieldInWords(field, record[field] ?? null, asking)}</bdi>
              </li>
            ))}
          </ul>
          <p>{t("changePage.meanwhileHow")}</p>
        </Notice>
      )}
      <OwnForm action={saveDetails} locale={locale} linkKey={linkKey} key={JSON.stringify([values, basis])}>
        <HiddenFields values={basisAsTyped(basis)} />
        <RegistrationFields
          locale={locale}
          values={values}
          errors={wrong}
          asksConference={event.conferenceStartsOn !== null}
          asksEmail={false}
        />
        <QuestionFields asking={asking} event={event} values={values} errors={wrongAnswers} />
        <div className="button-group">
          <button className="button button--primary" type="submit">
            {t("changePage.save")}
          </button>
          <a className="button button--quiet" href={address}>
            {t("changePage.back")}
          </a>
        </div>
      </OwnForm>
    </div>
  );
}

/** A field as it stands on record now: its label and its value. */
function fieldInWords(field: string, value: AuditValue, { locale, languages, questions, stored = [] }: Asking): string {
  const question = questions.find(({ key }) => answerField(key) === field);
  const label = question
    ? questionText(question, locale, languages).label
    : translator(locale, "registration")(`labels.${field}` as "labels.email");
  const answer = stored.find(({ key }) => answerField(key) === field);
  const words =
    question && answer && question.kind !== "file"
      ? answerInWords(question, answer.value, locale, languages)
      : valueInWords(
          field,
          question?.kind === "file" && answer ? translator(locale, "questions")("file.label") : value,
          locale,
        );
  return `${label}: ${words}`;
}
