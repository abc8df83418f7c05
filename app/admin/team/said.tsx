import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";

const good = ["invited", "invited_again", "saved", "restored", "removed", "ended", "ended_all"] as const;
const other = ["on_its_way", "has_signed_in", "unchanged", "last_owner", "not_ended", "unknown"] as const;

type Props = { t: Translate<"team">; query: Record<string, string | string[] | undefined>; name?: string };

/** What came of the button that was pressed. @param name of whom it is about; nobody's name stands in an address. */
export function Said({ t, query, name = "" }: Props) {
  const said = [...good, ...other].find((word) => word === query.said);
  if (!said) return null;
  const tone = good.some((word) => word === said) ? "success" : "info";
  const count = Number(query.count);
  return (
    <Notice tone={tone} live>
      <p>
        {said === "ended_all"
          ? t("said.ended_all", { count: Number.isSafeInteger(count) ? count : 0 })
          : said === "invited"
            ? t("said.invited", { name })
            : t(`said.${said}`)}
      </p>
    </Notice>
  );
}
