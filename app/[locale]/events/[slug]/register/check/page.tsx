import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AnswersSummary } from "@/components/questions/answers-summary";
import { ColleagueSummary } from "@/components/registrations/colleague-summary";
import { DetailsSummary } from "@/components/registrations/details-summary";
import { Forecast } from "@/components/registrations/forecast";
import { Notice } from "@/components/ui/notice";
import { seatsIn } from "@/lib/colleagues/rules";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { likelyMeantAddress } from "@/lib/registrations/rules";
import { sendRegistration } from "../actions";
import { nextStep } from "../answers";
import { removeColleague } from "../colleagues/actions";
import { type RegisterParams, type RegistrationGate, registrationGate } from "../gate";

type Props = RegisterParams & { searchParams: Promise<{ changed?: string }> };

export async function generateMetadata({ params }: RegisterParams): Promise<Metadata> {
  const { locale, event } = await registrationGate({ params });
  const t = translator(locale, "registration");
  return { title: `${t("check.title")} – ${textFor(event, locale).title}`, robots: { index: false } };
}

/** What this page would send is whole and right, or the reader is where something has to be done. */
async function gate(props: Props) {
  const opened = await registrationGate({ params: props.params });
  const { draft, read, address } = opened;
  if (draft?.outcome) redirect(`${address}/done`);
  const next = nextStep(read, address);
  const { details } = read.lead;
  if (!draft || !details || next !== `${address}/check`) redirect(next === `${address}/check` ? address : next);
  return { ...opened, draft, details };
}

export default async function CheckPage(props: Props) {
  const opened = await gate(props);
  const { locale, event, draft, details, read, address } = opened;
  const t = translator(locale, "registration");
  const entry = translator(locale, "entry");
  const { changed } = await props.searchParams;
  const meant = likelyMeantAddress(details.email);
  const hidden = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="event" value={event.slug} />
      <input type="hidden" name="draft" value={draft.id} />
    </>
  );
  return (
    <div className="page">
      {(changed === "elsewhere" || changed === "seats" || changed === "busy") && (
        <Notice tone="warning" live>
          <p>
            {changed === "seats" ? entry("forecast.changed") : t(changed === "busy" ? "check.busy" : "check.changed")}
          </p>
        </Notice>
      )}
      <p className="caption">{textFor(event, locale).title}</p>
      <h1>{t("check.title")}</h1>
      <p className="lead">{t("check.lead")}</p>
      {read.colleagues.length > 0 && <h2>{entry("colleagues.you")}</h2>}
      <DetailsSummary
        locale={locale}
        details={details}
        asksConference={event.conferenceStartsOn !== null}
        changeHref={address}
        emailRemark={meant && <strong className="summary-list__warning">{t("check.meant", { address: meant })}</strong>}
        fixed={read.brought.pass?.email ? ["email"] : []}
      />
      <AnswersSummary locale={locale} answers={asked(read.lead)} changeHref={(key) => `${address}#answers.${key}`} />
      {read.colleagues.map((colleague) => (
        <ColleagueSummary
          key={colleague.number}
          locale={locale}
          number={colleague.number}
          details={colleague.details}
          answers={asked(colleague)}
          changeHref={`${address}/colleagues/${colleague.number}`}
          remove={removeColleague}
          hidden={hidden}
        />
      ))}
      {event.groupSize > read.colleagues.length + 1 && (
        <div className="add-colleague">
          <a className="button button--secondary" href={`${address}/colleagues/${read.colleagues.length + 1}`}>
            {entry("colleagues.add")}
          </a>
          {read.colleagues.length === 0 && <p>{entry("colleagues.addHint", { most: event.groupSize })}</p>}
        </div>
      )}
      <Forecast locale={locale} event={event} people={peopleIn(opened)} blocked={read.blocked} />
      <form action={sendRegistration}>
        {hidden}
        <input type="hidden" name="seats" value={seatsIn(read.fates)} />
        <div className="button-group">
          {!read.blocked && (
            <button className="button button--primary" type="submit">
              {t("check.send")}
            </button>
          )}
          <a className="button button--quiet" href={address}>
            {t("check.back")}
          </a>
        </div>
      </form>
    </div>
  );
}

/** The answers to what was asked; whatever was typed for a question that is not asked stays out of sight. */
function asked({ checked }: RegistrationGate["read"]["lead"]) {
  return checked.answers.filter(({ key }) => checked.asked.some((question) => question.key === key));
}

/** Everybody by name, with what they would get. */
function peopleIn({ read }: RegistrationGate) {
  return [read.lead, ...read.colleagues].map(({ details }, index) => ({
    name: details ? `${details.givenName} ${details.familyName}` : "",
    fate: read.fates[index] ?? "full",
  }));
}
