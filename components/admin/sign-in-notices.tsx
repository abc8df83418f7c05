import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"admin">;
  linkFailed: boolean;
  /** How long a link is good for. */
  minutes: number;
  signedOut: boolean;
  /** For how many hours words are kept that were typed into a form when the session had ended; null where there are none. */
  keptHours: number | null;
};

/** What brought somebody to the sign-in, where it was not their own wish to sign in. */
export function SignInNotices({ t, linkFailed, minutes, signedOut, keptHours }: Props) {
  return (
    <>
      {linkFailed && (
        <Notice tone="warning" heading={t("signIn.linkFailed")} live>
          <p>{t("signIn.linkFailedText", { minutes })}</p>
        </Notice>
      )}
      {signedOut && (
        <Notice tone="success" live>
          <p>{t("signIn.signedOut")}</p>
        </Notice>
      )}
      {keptHours !== null && (
        <Notice heading={t("signIn.kept")} live>
          <p>{t("signIn.keptText", { hours: keptHours })}</p>
        </Notice>
      )}
    </>
  );
}
