import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { formProblem } from "@/app/form-problem";
import { browserToken } from "@/app/visitor";
import { ErrorSummary } from "@/components/forms/error-summary";
import { errorMessages } from "@/components/registrations/field-words";
import { RegistrationFields } from "@/components/registrations/registration-fields";
import { mailto } from "@/components/ui/mailto";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { translator } from "@/lib/i18n/translator";
import { canChangeDetails } from "@/lib/registrations/rules";
import { asTyped, changeSchema, fieldErrorsFrom } from "@/lib/registrations/schema";
import { saveDetails } from "../actions";
import { changeDraft, type OwnParams, ownRegistrationGate } from "../gate";

type Props = OwnParams & { searchParams: Promise<{ problem?: string }> };

/** What the form shows: what was typed and is still wrong, otherwise what is on record. */
async function changeGate(props: Props) {
  const gate = await ownRegistrationGate(props);
  const draft = await findDraft(database(), await browserToken(), changeDraft(gate.registration.id));
  const values = draft?.values ?? asTyped(gate.registration);
  const parsed = changeSchema.safeParse(values);
  const errors = draft && !parsed.success ? errorMessages(fieldErrorsFrom(parsed.error), gate.locale) : [];
  return { ...gate, values, errors, problem: await formProblem(props.searchParams) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, errors, problem } = await changeGate(props);
  const title = translator(locale, "registration")("changePage.title");
  return {
    title: problem || errors.length > 0 ? translator(locale, "forms")("errorTitle", { title }) : title,
    robots: { index: false, follow: false },
  };
}

export default async function ChangePage(props: Props) {
  const { locale, registration, event, address, values, errors, problem } = await changeGate(props);
  if (!canChangeDetails(registration.status, event, clock.now())) redirect(address);
  const t = translator(locale, "registration");
  return (
    <div className="page">
      <ErrorSummary
        key={`summary ${JSON.stringify(values)}`}
        heading={translator(locale, "forms")("errorHeading")}
        errors={problem ? [{ name: "givenName", message: t(`errors.${problem}`) }] : errors}
      />
      <p className="caption">{registration.reference}</p>
      <h1>{t("changePage.title")}</h1>
      <p>{t.rich("hints.emailFixed", { email: registration.email, contact: event.contactEmail, mailto })}</p>
      <form action={saveDetails} key={JSON.stringify(values)} noValidate>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="key" value={address.split("/").at(-1)} />
        <RegistrationFields
          locale={locale}
          values={values}
          errors={errors}
          asksConference={event.conferenceStartsOn !== null}
          asksEmail={false}
        />
        <div className="button-group">
          <button className="button button--primary" type="submit">
            {t("changePage.save")}
          </button>
          <a className="button button--quiet" href={address}>
            {t("changePage.back")}
          </a>
        </div>
      </form>
    </div>
  );
}
