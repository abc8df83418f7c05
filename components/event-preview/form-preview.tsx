import { QuestionFields } from "@/components/questions/question-fields";
import { RegistrationFields } from "@/components/registrations/registration-fields";
import { Notice } from "@/components/ui/notice";
import type { EventView } from "@/lib/events/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { Admission } from "@/lib/registrations/rules";

type Props = {
  locale: Locale;
  event: EventView;
  title: string;
  state: Extract<Admission, "admitted" | "waiting_list">;
};

/** The registration form to look at: the same fields, none of which takes anything, and no form around them. */
export function FormPreview({ locale, event, title, state }: Props) {
  const t = translator(locale, "registration");
  const entry = translator(locale, "entry");
  const { questions, languages } = event;
  return (
    <div className="page">
      <p className="caption">{title}</p>
      <h1>{state === "admitted" ? t("form.title") : entry("waitingList.title")}</h1>
      {state === "waiting_list" && (
        <Notice heading={entry("waitingList.full")}>
          <p>{entry("waitingList.how")}</p>
        </Notice>
      )}
      <fieldset className="form-preview" disabled>
        <RegistrationFields
          locale={locale}
          values={{}}
          errors={[]}
          asksConference={event.conferenceStartsOn !== null}
          asksEmail
        />
        <QuestionFields
          asking={{ questions, route: "form", locale, languages }}
          event={event}
          values={{}}
          errors={[]}
        />
        <button className="button button--primary" type="button">
          {t("form.continue")}
        </button>
      </fieldset>
    </div>
  );
}
