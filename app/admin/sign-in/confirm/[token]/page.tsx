import { visitorLocale } from "@/app/visitor";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { signInWithLink } from "../../actions";

export const generateMetadata = () => adminTitle((t) => t("signIn.confirmTitle"));

/** Where a mailed link leads. Opening it changes nothing, however often; the button uses the link up. */
export default async function ConfirmSignInPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = translator(await visitorLocale(), "admin");
  return (
    <AdminFrame narrow>
      <h1>{t("signIn.confirmTitle")}</h1>
      <p className="lead">{t("signIn.confirmLead")}</p>
      <form action={signInWithLink}>
        <input type="hidden" name="token" value={token} />
        <button className="button" type="submit">
          {t("signIn.confirm")}
        </button>
      </form>
      <p>{t("signIn.confirmNotYou")}</p>
    </AdminFrame>
  );
}
