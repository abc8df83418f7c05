import { redirect } from "next/navigation";
import { visitorLocale } from "@/app/visitor";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../frame";
import { signedIn } from "../gate";
import { adminTitle } from "../title";

export const generateMetadata = () => adminTitle((t) => t("noPermission.title"));

/** Where the gate sends somebody whose role does not allow what they asked for. */
export default async function NoPermissionPage() {
  const organiser = await signedIn();
  if (!organiser) redirect("/admin/sign-in");
  const t = translator(await visitorLocale(), "admin");
  return (
    <AdminFrame narrow>
      <h1>{t("noPermission.title")}</h1>
      <p className="lead">
        {t("noPermission.text", { email: organiser.email, role: t(`roles.${organiser.role ?? "none"}`) })}
      </p>
      <p>
        <a href="/admin">{t("noPermission.back")}</a>
      </p>
    </AdminFrame>
  );
}
