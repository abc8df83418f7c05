import { Notice } from "@/components/ui/notice";
import type { TextConflict } from "@/lib/event-texts/schema";
import type { Translate } from "@/lib/i18n/translator";

/** Fields that somebody else has saved while this organiser was typing: what they say now, so that the second decides. */
export function ConflictNotice({
  t,
  conflicts,
}: {
  t: Translate<"eventEditor">;
  conflicts: (TextConflict & { label: string })[];
}) {
  if (conflicts.length === 0) return null;
  return (
    <Notice tone="warning" heading={t("texts.conflict")} live>
      <p>{t("texts.conflictText")}</p>
      <dl className="conflicts">
        {conflicts.map(({ name, label, is, was }) => (
          <div key={name}>
            <dt>
              <a href={`#${name}`}>{label}</a>
            </dt>
            <dd>
              <strong>{t("texts.isNow")}</strong> <bdi className="conflicts__words">{is || t("texts.nothing")}</bdi>
            </dd>
            <dd>
              <strong>{t("texts.wasBefore")}</strong>{" "}
              <bdi className="conflicts__words">{was || t("texts.nothing")}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
