import type { Metadata } from "next";
import { formProblem } from "@/app/form-problem";
import { browserToken } from "@/app/visitor";
import { ErrorSummary } from "@/components/forms/error-summary";
import { HandoverForm, OpenHandover } from "@/components/registrations/own-handover";
import { mailto } from "@/components/ui/mailto";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { findOpenHandover } from "@/lib/handovers/queries";
import { handoverDeadline } from "@/lib/handovers/rules";
import { translator } from "@/lib/i18n/translator";
import { canCancel } from "@/lib/registrations/rules";
import { type OwnParams, ownRegistrationGate } from "../gate";
import { offerOwnPlace, withdrawOwnHandover } from "./actions";
import { handoverDraft, readHandover } from "./form";

type Props = OwnParams & { searchParams: Promise<{ problem?: string }> };

async function handOverGate(props: Props) {
  const gate = await ownRegistrationGate(props);
  const { locale, registration } = gate;
  const draft = await findDraft(database(), await browserToken(), handoverDraft(registration.id));
  const problem = await formProblem(props.searchParams);
  const errors = problem
    ? [{ name: "name", message: translator(locale, "registration")(`errors.${problem}`) }]
    : draft
      ? readHandover(draft.values, locale, registration.email).errors
      : [];
  return { ...gate, values: draft?.values ?? { language: registration.locale }, errors };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, errors } = await handOverGate(props);
  const title = translator(locale, "own")("handOverPage.title");
  return {
    title: errors.length > 0 ? translator(locale, "forms")("errorTitle", { title }) : title,
    robots: { index: false, follow: false },
  };
}

/** Handing one's place to a colleague: the form, or the offer that waits for an answer. */
export default async function HandOverPage(props: Props) {
  const { locale, linkKey, registration, event, address, now, standing, values, errors } = await handOverGate(props);
  const t = translator(locale, "own");
  const link = { locale, linkKey, address };
  if (standing !== "confirmed" || !canCancel(standing, event, now)) {
    return (
      <div className="page">
        <p className="caption">{registration.reference}</p>
        <h1>{t("handOverPage.title")}</h1>
        <p className="lead">
          {standing === "confirmed"
            ? t.rich("handOverPage.closed", { contact: event.contactEmail, mailto })
            : t("handOverPage.notConfirmed")}
        </p>
        <p>
          <a href={address}>{t("cancelPage.back")}</a>
        </p>
      </div>
    );
  }
  const open = await findOpenHandover(database(), registration.id, now);
  if (open) {
    return (
      <div className="page">
        <p className="caption">{registration.reference}</p>
        <OpenHandover {...link} event={event} handover={open} action={withdrawOwnHandover} />
      </div>
    );
  }
  return (
    <div className="page">
      <ErrorSummary
        key={`summary ${JSON.stringify(values)}`}
        heading={translator(locale, "forms")("errorHeading")}
        errors={errors}
      />
      <p className="caption">{registration.reference}</p>
      <HandoverForm
        {...link}
        key={JSON.stringify(values)}
        event={event}
        until={handoverDeadline(event, now)}
        values={values}
        errors={errors}
        action={offerOwnPlace}
      />
    </div>
  );
}
