import { visitorLocale } from "@/app/visitor";
import { BodyForm } from "@/components/admin/body-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../../frame";
import { requireOrganiser } from "../../gate";
import { adminTitle } from "../../title";
import { saveBody } from "../actions";
import { errorsByField, findTypedBody } from "../form";

export const generateMetadata = async () => {
  const t = translator(await visitorLocale(), "recognised");
  const typed = await findTypedBody(t);
  return adminTitle(() => t("add.title"), { error: (typed?.errors.length ?? 0) > 0 });
};

/** A body to add to the list. */
export default async function NewBodyPage() {
  await requireOrganiser("events.change");
  const locale = await visitorLocale();
  const t = translator(locale, "recognised");
  const typed = await findTypedBody(t);
  const errors = typed?.errors ?? [];
  return (
    <AdminFrame narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href="/admin/recognised">
        {t("list.title")}
      </a>
      <h1>{t("add.title")}</h1>
      <BodyForm t={t} action={saveBody} values={typed?.values ?? {}} errors={errorsByField(errors)} />
    </AdminFrame>
  );
}
