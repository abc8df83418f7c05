import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";

/** What somebody else has made of it since the form was shown: the second to save sees it and decides. */
export function ConflictNotice({
  t,
  conflict,
}: {
  t: Translate<"programmeEditor">;
  conflict: { label: string; value: string }[];
}) {
  return (
    <Notice tone="warning" heading={t("conflict.title")} live>
      <p>{t("conflict.text")}</p>
      <dl className="description-list">
        {conflict.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
