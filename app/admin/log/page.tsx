import { visitorLocale } from "@/app/visitor";
import { defaultTimeZone } from "@/lib/events/constants";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../frame";
import { requireOrganiser } from "../gate";
import { adminTitle } from "../title";
import { LogView } from "./log-view";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async () => {
  const t = translator(await visitorLocale(), "auditLog");
  return adminTitle(() => t("deskTitle"));
};

/** What was done at all events and at the desk itself; the filter and the place in the log stand in the address. */
export default async function DeskLogPage({ searchParams }: Props) {
  const scope = await requireOrganiser("audit.read");
  const locale = await visitorLocale();
  const t = translator(locale, "auditLog");
  const place = { eventId: null, timeZone: defaultTimeZone };
  return (
    <AdminFrame>
      <h1>{t("deskTitle")}</h1>
      <p className="lead measure">{t("deskLead")}</p>
      <LogView
        scope={scope}
        place={place}
        here="/admin/log"
        locale={locale}
        askedAt={() => new Map()}
        query={await searchParams}
      />
    </AdminFrame>
  );
}
