import { redirect } from "next/navigation";
import { visitorLocale } from "@/app/visitor";
import { database } from "@/lib/db";
import { findDeskEvent } from "@/lib/desk/queries";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { roleAt } from "@/lib/organisers/policy";
import { AdminFrame } from "../frame";
import { signedIn } from "../gate";
import { adminTitle } from "../title";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = () => adminTitle((t) => t("noPermission.title"));

/** Where the gate sends somebody whose role, at the event in the address or for all, does not allow what they asked for. */
export default async function NoPermissionPage({ searchParams }: Props) {
  const organiser = await signedIn();
  if (!organiser) redirect("/admin/sign-in");
  const locale = await visitorLocale();
  const t = translator(locale, "admin");
  const { email } = organiser;
  const event = await findDeskEvent(database(), organiser, String((await searchParams).event ?? ""));
  const role = t(`roles.${(event ? roleAt(organiser, event.id) : organiser.role) ?? "none"}`);
  return (
    <AdminFrame narrow>
      <h1>{t("noPermission.title")}</h1>
      <p className="lead">
        {event
          ? t("noPermission.atEvent", { email, role, event: textFor(event, locale).title })
          : t("noPermission.text", { email, role })}
      </p>
      <p>{t("noPermission.kept")}</p>
      <p>
        <a href="/admin">{t("noPermission.back")}</a>
      </p>
    </AdminFrame>
  );
}
