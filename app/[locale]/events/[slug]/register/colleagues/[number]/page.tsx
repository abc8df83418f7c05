import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { formProblem } from "@/app/form-problem";
import { ErrorSummary } from "@/components/forms/error-summary";
import { answerMessages } from "@/components/questions/answer-words";
import { QuestionFields } from "@/components/questions/question-fields";
import { errorMessages } from "@/components/registrations/field-words";
import { RegistrationFields } from "@/components/registrations/registration-fields";
import { sharedFields } from "@/lib/colleagues/constants";
import { textFor } from "@/lib/events/rules";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { isOpen, type ReadPerson } from "../../answers";
import { type RegisterParams, type RegistrationGate, registrationGate } from "../../gate";
import { keepColleague, removeColleague } from "../actions";

type Props = {
  params: Promise<Awaited<RegisterParams["params"]> & { number: string }>;
  searchParams: Promise<{ problem?: string }>;
};

/** A colleague of the draft, or the next one; nobody registers colleagues before they have answered for themselves. */
async function gate({ params }: Props) {
  const opened = await registrationGate({ params });
  const { read, draft, address, event } = opened;
  if (draft?.outcome) redirect(`${address}/done`);
  if (!draft || !isOpen(read.admission) || !read.lead.details) redirect(address);
  const number = Number((await params).number);
  const colleague = read.colleagues.find((one) => one.number === number);
  const isNext = number === read.colleagues.length + 1 && number < event.groupSize;
  if (!colleague && !isNext) notFound();
  return { ...opened, draft, number, colleague };
}

function messagesOf(colleague: ReadPerson | undefined, locale: Locale) {
  if (!colleague) return [];
  const { errors, checked } = colleague;
  return [...errorMessages(errors, locale, "colleague"), ...answerMessages(checked.errors, locale)];
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, event, colleague } = await gate(props);
  const title = `${translator(locale, "entry")("colleagues.title")} – ${textFor(event, locale).title}`;
  const isWrong = messagesOf(colleague, locale).length > 0 || (await formProblem(props.searchParams)) !== null;
  return { title: isWrong ? translator(locale, "forms")("errorTitle", { title }) : title, robots: { index: false } };
}

/** What a colleague's form begins with: where most colleagues work, too. */
function firstValues({ values }: RegistrationGate["read"]): Record<string, string> {
  return Object.fromEntries(sharedFields.map((field) => [field, values[field] ?? ""]));
}

export default async function ColleaguePage(props: Props) {
  const { locale, event, draft, read, address, number, colleague } = await gate(props);
  const t = translator(locale, "entry");
  const registration = translator(locale, "registration");
  const problem = await formProblem(props.searchParams);
  const messages = problem
    ? [{ name: "givenName", message: registration(`errors.${problem}`) }]
    : messagesOf(colleague, locale);
  const values = colleague?.values ?? firstValues(read);
  const hasMore = event.questions.length > read.askingColleague.questions.length;
  const hidden = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="event" value={event.slug} />
      <input type="hidden" name="number" value={number} />
    </>
  );
  return (
    <div className="page">
      <ErrorSummary
        key={`summary ${JSON.stringify(values)}`}
        heading={translator(locale, "forms")("errorHeading")}
        errors={messages}
      />
      <p className="caption">{textFor(event, locale).title}</p>
      <h1>{t("colleagues.title")}</h1>
      <p className="lead">{t("colleagues.lead")}</p>
      <p>
        {t("colleagues.choices")} {hasMore && t("colleagues.alone")}
      </p>
      <form action={keepColleague} key={`${number} ${JSON.stringify(values)}`} noValidate>
        {hidden}
        <RegistrationFields
          locale={locale}
          values={values}
          errors={messages}
          asksConference={false}
          asksEmail
          of="colleague"
        />
        <QuestionFields asking={read.askingColleague} event={event} values={values} errors={messages} />
        <div className="button-group">
          <button className="button button--primary" type="submit">
            {registration("form.continue")}
          </button>
          {!colleague && (
            <a className="button button--quiet" href={`${address}/check`}>
              {t("colleagues.back")}
            </a>
          )}
        </div>
      </form>
      {colleague && (
        <form action={removeColleague}>
          {hidden}
          <input type="hidden" name="draft" value={draft.id} />
          <button className="button button--quiet" type="submit">
            {t("colleagues.drop")}
          </button>
        </form>
      )}
    </div>
  );
}
