import type { Metadata } from "next";
import { browserToken } from "@/app/visitor";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TextArea } from "@/components/forms/text-area";
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
        <>
          <p>{t("cancel.text", { email: registration.email })}</p>
          <form action={cancelWithReason} noValidate>
            <input type="hidden" name="slug" value={event.slug} />
            <input type="hidden" name="id" value={registration.id} />
            <TextArea
              name="reason"
              label={t("cancel.reason")}
              hint={t("cancel.reasonHint")}
              value={reason ?? undefined}
              error={error}
            />
            <div className="cluster">
              <button className="button button--danger" type="submit">
                {t("cancel.confirm")}
              </button>
              <a href={here}>{t("cancel.keep")}</a>
            </div>
          </form>
        </>
      )}
    </AdminFrame>
  );
}
