import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { browserToken, visitorLocale } from "@/app/visitor";
import { SignInNotices } from "@/components/admin/sign-in-notices";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TextField } from "@/components/forms/text-field";
import { database } from "@/lib/db";
import { DRAFT_HOURS } from "@/lib/drafts/constants";
import { findDraft } from "@/lib/drafts/queries";
import { translator } from "@/lib/i18n/translator";
import { SIGN_IN_LINK_MINUTES } from "@/lib/organisers/constants";
import { ownGoal } from "@/lib/organisers/rules";
import { AdminFrame } from "../frame";
import { signedIn } from "../gate";
import { adminTitle } from "../title";
import { sendSignInLink } from "./actions";
import { addressProblem, signInForm } from "./form";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return adminTitle((t) => t("signIn.title"), { error: (await typedAddress())?.problem != null });
}

/** What this browser typed and could not send. */
async function typedAddress() {
  const draft = await findDraft(database(), await browserToken(), signInForm);
  const email = draft?.values.email;
  return draft?.wasAttempted && email !== undefined ? { email, problem: addressProblem(email) } : null;
}

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const goal = ownGoal([query.goal].flat()[0]);
  const isKept = query.kept !== undefined;
  if (await signedIn()) redirect(goal);
  const locale = await visitorLocale();
  const t = translator(locale, "admin");
  const typed = await typedAddress();
  const error = typed?.problem ? t(`signIn.${typed.problem}`) : undefined;
  return (
    <AdminFrame narrow>
      {error && (
        <ErrorSummary
          heading={translator(locale, "forms")("errorHeading")}
          errors={[{ name: "email", message: error }]}
        />
      )}
      <SignInNotices
        t={t}
        linkFailed={query["link-failed"] !== undefined && !error}
        minutes={SIGN_IN_LINK_MINUTES}
        signedOut={query["signed-out"] !== undefined}
        keptHours={isKept ? DRAFT_HOURS : null}
      />
      <h1>{t("signIn.title")}</h1>
      <p className="lead">{t("signIn.lead")}</p>
      <form action={sendSignInLink} key={typed?.email} noValidate>
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          label={t("signIn.email")}
          value={typed?.email}
          error={error}
        />
        <input type="hidden" name="goal" value={goal} />
        {isKept && <input type="hidden" name="kept" value="yes" />}
        <button className="button" type="submit">
          {t("signIn.send")}
        </button>
      </form>
    </AdminFrame>
  );
}
