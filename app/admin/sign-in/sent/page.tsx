import { visitorLocale } from "@/app/visitor";
import { Notice } from "@/components/ui/notice";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { isMailPaused } from "@/lib/mail-health/queries";
import { SIGN_IN_LINK_MINUTES } from "@/lib/organisers/constants";
import { AdminFrame } from "../../frame";
import { adminTitle } from "../../title";

export const generateMetadata = () => adminTitle((t) => t("signIn.sentTitle"));

/** The same for everybody who asked, whether a mail was sent or not. */
export default async function LinkSentPage() {
  const locale = await visitorLocale();
  const t = translator(locale, "admin");
  const isPaused = await isMailPaused(database());
  return (
    <AdminFrame narrow>
      <h1>{t("signIn.sentTitle")}</h1>
      {isPaused && (
        <Notice tone="warning" live>
          <p>{translator(locale, "mailDesk")("signIn")}</p>
        </Notice>
      )}
      <p className="lead">{t("signIn.sentLead")}</p>
      <p>{t("signIn.sentHow", { minutes: SIGN_IN_LINK_MINUTES })}</p>
      <p>
        {t("signIn.sentNothing")} <a href="/admin/sign-in">{t("signIn.sentAgain")}</a>.
      </p>
    </AdminFrame>
  );
}
