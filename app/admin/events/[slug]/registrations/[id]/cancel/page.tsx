import type { Metadata } from "next";
import { browserToken } from "@/app/visitor";
import { CancellationForm } from "@/components/admin/cancellation-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Notice } from "@/components/ui/notice";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { translator } from "@/lib/i18n/translator";
import { isEnded } from "@/lib/registrations/rules";
import { AdminFrame } from "../../../../../frame";
import { requireOrganiser } from "../../../../../gate";
import { adminTitle } from "../../../../../title";
import { cancelWithReason } from "../actions";
import { openRegistration, type PersonParams } from "../open-registration";
import { cancellationForm, reasonProblem } from "./form";

/** What this browser typed as the reason and could not send. */
async function typedReason(registrationId: string) {
  const draft = await findDraft(database(), await browserToken(), cancellationForm(registrationId));
  return draft?.wasAttempted ? (draft.values.reason ?? "") : null;
}

export async function generateMetadata({ params }: PersonParams): Promise<Metadata> {
  const { slug, id } = await params;
  const { name, registration } = await openRegistration(slug, id);
  const reason = await typedReason(registration.id);
  return adminTitle((t) => t("cancel.title", { name }), { error: reason !== null && reasonProblem(reason) !== null });
}

/** The first of two steps: what will happen, why, and a button. */
export default async function CancelPage({ params }: PersonParams) {
  await requireOrganiser("registrations.change");
  const { slug, id } = await params;
  const { event, title, registration, name, here, locale, t } = await openRegistration(slug, id);
  const reason = await typedReason(registration.id);
  const problem = reason === null ? null : reasonProblem(reason);
  const error = problem ? t(`cancel.${problem}`) : undefined;
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      {error && (
        <ErrorSummary
          heading={translator(locale, "forms")("errorHeading")}
          errors={[{ name: "reason", message: error }]}
        />
      )}
      <a className="back-link" href={here}>
        {name}
      </a>
      <h1>{t("cancel.title", { name })}</h1>
      {isEnded(registration.status) ? (
        <Notice>
          <p>{t("cancel.ended")}</p>
        </Notice>
      ) : (
        <CancellationForm
          t={t}
          action={cancelWithReason}
          slug={event.slug}
          registration={registration}
          reason={reason}
          error={error}
          back={here}
        />
      )}
    </AdminFrame>
  );
}
