import type { Translate } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import type { OrganiserRole } from "@/lib/organisers/schema";
import { isEnded } from "@/lib/registrations/rules";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { resendConfirmation } from "./actions";

type Props = {
  t: Translate<"admin">;
  role: OrganiserRole;
  slug: string;
  registration: { id: string; status: RegistrationStatus };
  here: string;
};

/** What this organiser can do with this registration now; the actions check all of it again. */
export function PersonActions({ t, role, slug, registration, here }: Props) {
  if (!can(role, "registrations.change")) return <p>{t("person.readOnly")}</p>;
  if (isEnded(registration.status)) return <p>{t("person.nothing")}</p>;
  return (
    <div className="cluster">
      {registration.status === "confirmed" && (
        <form action={resendConfirmation}>
          <input type="hidden" name="slug" value={slug} />
          <input type="hidden" name="id" value={registration.id} />
          <button className="button button--secondary" type="submit">
            {t("person.resend")}
          </button>
        </form>
      )}
      <a className="button button--danger" href={`${here}/cancel`}>
        {t("person.cancel")}
      </a>
    </div>
  );
}
