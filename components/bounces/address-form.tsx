import { TextField } from "@/components/forms/text-field";
import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";
import { isEnded } from "@/lib/registrations/rules";
import type { RegistrationStatus } from "@/prisma/generated/enums";

type Props = {
  t: Translate<"bounces">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  registration: { id: string; email: string; status: RegistrationStatus; verifiedAt: Date | null };
  /** What was typed before, what is wrong with it, and what it was probably meant to be. */
  typed: string | null;
  error: string | undefined;
  meant: string | null;
  /** Whether the person is in because the old address was found to be a recognised body's. */
  hungOnAddress: boolean;
  back: string;
};

/** The new address, what saving it sets going, and the button. */
export function AddressForm(props: Props) {
  const { t, action, slug, registration, typed, error, meant, hungOnAddress, back } = props;
  const { id, email, status, verifiedAt } = registration;
  const isLive = !isEnded(status);
  const happens = [
    isLive ? t("address.told") : t("address.toldEnded"),
    status === "confirmed" && t("address.calendar"),
    t("address.link"),
    t("address.waiting"),
    status === "awaiting_verification" && t("address.hold"),
    isLive && verifiedAt && t("address.proof"),
    hungOnAddress && t("address.recognised"),
  ].filter((line) => typeof line === "string");
  return (
    <>
      {meant && (
        <Notice tone="warning" heading={t("address.meant", { address: meant })} live>
          <p>{t("address.meantText")}</p>
        </Notice>
      )}
      <p className="breakable">
        {t("address.onRecord")}: <bdi>{email}</bdi>
      </p>
      <form className="stack" action={action} key={typed} noValidate>
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="basis" value={email} />
        {meant && <input type="hidden" name="confirmed" value={typed ?? ""} />}
        <TextField
          name="email"
          type="email"
          label={t("address.email")}
          hint={t("address.hint")}
          value={typed ?? undefined}
          error={error}
          spellCheck={false}
          autoComplete="off"
        />
        <h2>{t("address.whatHappens")}</h2>
        <ul>
          {happens.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div className="cluster">
          <button className="button" type="submit">
            {t("address.save")}
          </button>
          <a href={back}>{t("address.keep")}</a>
        </div>
      </form>
    </>
  );
}
