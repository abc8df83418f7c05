import type { Metadata } from "next";
import { type FormProblem, formProblem } from "@/app/form-problem";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TextField } from "@/components/forms/text-field";
import { answerMessages } from "@/components/questions/answer-words";
import { QuestionFields } from "@/components/questions/question-fields";
import { CodeForm } from "@/components/registrations/code-form";
import { errorMessages } from "@/components/registrations/field-words";
import { PassNotice, passMessage } from "@/components/registrations/pass-notice";
import { RegistrationFields } from "@/components/registrations/registration-fields";
import { RegistrationUnavailable, unavailableTitle } from "@/components/registrations/unavailable";
import { Notice } from "@/components/ui/notice";
import { clock } from "@/lib/clock";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { checkForm } from "./actions";
import { isOpen } from "./answers";
import { type PassParams, type RegisterParams, type RegistrationGate, registrationGate } from "./gate";

type Props = RegisterParams & Required<PassParams>;

/** What is wrong, in the order of the page. What was never sent is never wrong, but for a code in the address. */
function messagesOf({ locale, event, read, wasAttempted }: RegistrationGate, problem: FormProblem | null) {
  if (problem) return [{ name: "givenName", message: translator(locale, "registration")(`errors.${problem}`) }];
  const code = passMessage(read.brought, event, locale);
  return [
    ...(wasAttempted ? errorMessages(read.lead.errors, locale) : []),
    ...(wasAttempted ? answerMessages(read.lead.checked.errors, locale) : []),
    ...(code ? [{ name: "code", message: code }] : []),
  ];
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const gate = await registrationGate(props);
  const { locale, event } = gate;
  const isWrong = messagesOf(gate, await formProblem(props.searchParams)).length > 0;
  const title = `${nameOf(gate)} – ${textFor(event, locale).title}`;
  return { title: isWrong ? translator(locale, "forms")("errorTitle", { title }) : title, robots: { index: false } };
}

function nameOf({ locale, read: { admission } }: RegistrationGate): string {
  if (!isOpen(admission)) return unavailableTitle(admission, locale);
  return admission === "admitted"
    ? translator(locale, "registration")("form.title")
    : translator(locale, "entry")("waitingList.title");
}

export default async function RegisterPage(props: Props) {
  const gate = await registrationGate(props);
  const { locale, event, read } = gate;
  const { values, brought, admission } = read;
  const messages = messagesOf(gate, await formProblem(props.searchParams));
  const summary = (
    <ErrorSummary
      key={`summary ${JSON.stringify(values)}`}
      heading={translator(locale, "forms")("errorHeading")}
      errors={messages}
    />
  );
  const codeError = messages.find(({ name }) => name === "code")?.message;
  const notice = <PassNotice locale={locale} event={event} brought={brought} isOpen={isOpen(admission)} />;
  if (!isOpen(admission)) {
    const canUseCode = event.takesCodes && admission !== "cancelled" && clock.now() < event.startsAt;
    return (
      <RegistrationUnavailable
        locale={locale}
        reason={admission}
        event={event}
        before={
          <>
            {canUseCode && summary}
            {admission !== "cancelled" && notice}
          </>
        }
      >
        {canUseCode && <CodeForm locale={locale} event={event} value={values.code} error={codeError} />}
      </RegistrationUnavailable>
    );
  }

  const t = translator(locale, "registration");
  const entry = translator(locale, "entry");
  const isInvited = brought.pass?.invitationId !== undefined;
  return (
    <div className="page">
      {summary}
      <p className="caption">{textFor(event, locale).title}</p>
      <h1>{nameOf(gate)}</h1>
      {notice}
      {admission === "waiting_list" && (
        <Notice heading={entry("waitingList.full")}>
          <p>{entry("waitingList.how")}</p>
        </Notice>
      )}
      <form action={checkForm} key={JSON.stringify(values)} noValidate>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="event" value={event.slug} />
        {isInvited && <input type="hidden" name="invitation" value={values.invitation} />}
        <RegistrationFields
          locale={locale}
          values={values}
          errors={messages}
          asksConference={event.conferenceStartsOn !== null}
          asksEmail
          fixedEmail={brought.pass?.email}
        />
        <QuestionFields asking={read.lead.asking} event={event} values={values} errors={messages} />
        {!isInvited && (event.takesCodes || values.code) && (
          <TextField
            name="code"
            label={translator(locale, "forms")("optional", { label: entry("code.label") })}
            hint={entry("code.hint")}
            value={values.code}
            error={codeError}
            spellCheck={false}
          />
        )}
        <p className="privacy-line">
          {t.rich("form.privacy", {
            link: (text) => <a href={`/${locale}/events/${event.slug}/privacy`}>{text}</a>,
          })}
        </p>
        <button className="button button--primary" type="submit">
          {t("form.continue")}
        </button>
      </form>
    </div>
  );
}
