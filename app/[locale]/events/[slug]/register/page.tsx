import type { Metadata } from "next";
import { formProblem } from "@/app/form-problem";
import { ErrorSummary } from "@/components/forms/error-summary";
import { errorMessages } from "@/components/registrations/field-words";
import { RegistrationFields } from "@/components/registrations/registration-fields";
import { RegistrationUnavailable, unavailableTitle } from "@/components/registrations/unavailable";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { checkAnswers } from "./actions";
import { type RegisterParams, registrationGate } from "./gate";

type Props = RegisterParams & { searchParams: Promise<{ problem?: string }> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, event, admission, errors } = await registrationGate(props);
  const problem = await formProblem(props.searchParams);
  const t = translator(locale, "registration");
  const name =
    admission === "admitted" || admission === "waiting_list" ? t("form.title") : unavailableTitle(admission, locale);
  const title = `${name} – ${textFor(event, locale).title}`;
  const isWrong = problem !== null || Object.keys(errors).length > 0;
  return { title: isWrong ? translator(locale, "forms")("errorTitle", { title }) : title, robots: { index: false } };
}

export default async function RegisterPage(props: Props) {
  const { locale, event, draft, errors, admission } = await registrationGate(props);
  if (admission !== "admitted" && admission !== "waiting_list")
    return <RegistrationUnavailable locale={locale} reason={admission} event={event} />;

  const t = translator(locale, "registration");
  const messages = errorMessages(errors, locale);
  const problem = await formProblem(props.searchParams);
  const values = draft && !draft.outcome ? draft.values : {};
  return (
    <div className="page">
      <ErrorSummary
        key={`summary ${JSON.stringify(values)}`}
        heading={translator(locale, "forms")("errorHeading")}
        errors={problem ? [{ name: "givenName", message: t(`errors.${problem}`) }] : messages}
      />
      <p className="caption">{textFor(event, locale).title}</p>
      <h1>{t("form.title")}</h1>
      <form action={checkAnswers} key={JSON.stringify(values)} noValidate>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="event" value={event.slug} />
        <RegistrationFields
          locale={locale}
          values={values}
          errors={messages}
          asksConference={event.conferenceStartsOn !== null}
          asksEmail
        />
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
