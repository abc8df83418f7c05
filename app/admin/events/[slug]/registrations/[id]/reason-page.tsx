import { ReasonForm } from "@/components/admin/reason-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../../../../frame";
import type { openRegistration } from "./open-registration";
import { findTypedReason, type Reasoned } from "./reason";

type Props = {
  opened: Awaited<ReturnType<typeof openRegistration>>;
  what: Reasoned;
  action: (form: FormData) => Promise<void>;
  /** Whether it can still be done; otherwise the page says that it cannot. */
  isPossible: boolean;
};

/** The first of two steps of a refusal: what will happen, why, and a button. */
export async function ReasonPage({ opened, what, action, isPossible }: Props) {
  const { event, title, registration, name, here, locale, t } = opened;
  const typed = await findTypedReason(what, registration.id);
  const error = typed?.problem ? t(`cancel.${typed.problem}`) : undefined;
  const text =
    what === "cancel" && registration.status !== "confirmed" ? "cancel.textOther" : (`${what}.text` as const);
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
      <h1>{t(`${what}.title`, { name })}</h1>
      {isPossible ? (
        <>
          <p>{t(text, { email: registration.email })}</p>
          <ReasonForm
            t={t}
            action={action}
            slug={event.slug}
            registrationId={registration.id}
            confirm={t(`${what}.confirm`)}
            keep={t(`${what}.keep`)}
            reason={typed?.reason}
            error={error}
            back={here}
          />
        </>
      ) : (
        <Notice>
          <p>{t(`${what}.ended`)}</p>
        </Notice>
      )}
    </AdminFrame>
  );
}
