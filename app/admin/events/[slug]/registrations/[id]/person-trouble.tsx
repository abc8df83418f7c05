import { mailKindName } from "@/components/admin/status";
import { AddressTroubleNotice } from "@/components/bounces/address-trouble-notice";
import { findAddressTrouble } from "@/lib/bounces/queries";
import { database } from "@/lib/db";
import { formatMoment } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { openRegistration } from "./open-registration";

type Props = {
  slug: string;
  id: string;
  /** Where the address is corrected, for those who may; not on that page itself. */
  correct?: string | null;
};

/** Says so where mail does not reach a person; nothing otherwise. */
export async function PersonTrouble({ slug, id, correct = null }: Props) {
  const { scope, event, registration, locale, t } = await openRegistration(slug, id);
  const trouble = await findAddressTrouble(database(), scope, registration.id);
  if (!trouble) return null;
  return (
    <AddressTroubleNotice
      t={translator(locale, "bounces")}
      trouble={trouble}
      mail={mailKindName(t, trouble.mailKind)}
      moment={formatMoment(trouble.at, locale, event.timeZone)}
      correct={correct}
    />
  );
}
