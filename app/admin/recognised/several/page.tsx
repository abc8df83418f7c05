import { visitorLocale } from "@/app/visitor";
import { ErrorSummary } from "@/components/forms/error-summary";
import { TextArea } from "@/components/forms/text-area";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../../frame";
import { requireOrganiser } from "../../gate";
import { adminTitle } from "../../title";
import { saveSeveral } from "../actions";
import { errorsByField, findTypedList } from "../form";

export const generateMetadata = async () => {
  const t = translator(await visitorLocale(), "recognised");
  const typed = await findTypedList(t);
  return adminTitle(() => t("several.title"), { error: (typed?.errors.length ?? 0) > 0 });
};

/** A list of bodies, pasted from a spreadsheet or a mail. */
export default async function SeveralBodiesPage() {
  await requireOrganiser("events.change");
  const locale = await visitorLocale();
  const t = translator(locale, "recognised");
  const typed = await findTypedList(t);
  const errors = typed?.errors ?? [];
  return (
    <AdminFrame narrow>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href="/admin/recognised">
        {t("list.title")}
      </a>
      <h1>{t("several.title")}</h1>
      <form action={saveSeveral} key={typed?.values.list} noValidate>
        <TextArea
          name="list"
          label={t("several.list")}
          hint={t("several.hint")}
          value={typed?.values.list}
          error={errorsByField(errors).list}
          rows={12}
        />
        <div className="cluster">
          <button className="button" type="submit">
            {t("several.save")}
          </button>
          <a href="/admin/recognised">{t("form.back")}</a>
        </div>
      </form>
    </AdminFrame>
  );
}
