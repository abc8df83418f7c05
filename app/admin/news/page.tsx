import { RadioGroup } from "@/components/forms/radio-group";
import { Notice } from "@/components/ui/notice";
import { database } from "@/lib/db";
import { formatLanguage } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { getNewsChoice } from "@/lib/news/queries";
import { NotifyWhen } from "@/prisma/generated/enums";
import { visitorLocale } from "../../visitor";
import { AdminFrame } from "../frame";
import { requireSignedIn } from "../gate";
import { adminTitle } from "../title";
import { saveNews } from "./actions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const sayings = ["saved", "unchanged"] as const;

export const generateMetadata = async () => {
  const t = translator(await visitorLocale(), "news");
  return adminTitle(() => t("title"));
};

/** What this organiser is told by mail, and when. */
export default async function NewsPage({ searchParams }: Props) {
  const { id } = await requireSignedIn();
  const locale = await visitorLocale();
  const t = translator(locale, "news");
  const chosen = await getNewsChoice(database(), id);
  const wanted = (await searchParams).said;
  const said = sayings.find((word) => word === wanted);
  const times = Object.values(NotifyWhen).map((value) => ({ value, label: t(`when.${value}`) }));
  const language = formatLanguage(isLocale(chosen.locale) ? chosen.locale : "en", locale);
  return (
    <AdminFrame narrow>
      {said && (
        <Notice tone={said === "saved" ? "success" : "info"} live>
          <p>{t(said)}</p>
        </Notice>
      )}
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      <form className="stack" action={saveNews}>
        <RadioGroup
          name="registrationNews"
          label={t("registrations.label")}
          hint={t("registrations.hint")}
          value={chosen.registrationNews}
          options={times}
        />
        <RadioGroup
          name="mailTroubleNews"
          label={t("trouble.label")}
          hint={t("trouble.hint")}
          value={chosen.mailTroubleNews}
          options={times}
        />
        <p className="breakable">{t("to", { email: chosen.email, language })}</p>
        <div className="cluster">
          <button className="button" type="submit">
            {t("save")}
          </button>
        </div>
      </form>
    </AdminFrame>
  );
}
