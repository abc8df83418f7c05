import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";

type Props = { t: Translate<"seats">; said: Record<string, string | string[] | undefined> };

/** What saving has to say when it comes back; the facts stand in the address. */
export function SeatingNotices({ t, said }: Props) {
  if (said.said === "unchanged") {
    return (
      <Notice live>
        <p>{t("said.unchanged")}</p>
      </Notice>
    );
  }
  if (said.said !== "saved") return null;
  const offers = /^\d{1,6}$/.test(String(said.offers)) ? Number(said.offers) : 0;
  return (
    <Notice tone="success" live>
      <p>
        {t("said.saved")} {offers > 0 && t("said.offers", { offers })}
      </p>
    </Notice>
  );
}
