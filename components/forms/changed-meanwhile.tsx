import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"forms">;
  /** Field by field what is on record now; an empty value for nothing. */
  now: { label: string; value: string }[];
  /** Whether the reader is about to remove it, and has written nothing. */
  removes?: boolean;
};

/** What somebody else has made of it since the form was shown: the second to save sees it and decides. */
export function ChangedMeanwhile({ t, now, removes = false }: Props) {
  return (
    <Notice tone="warning" heading={t("changed.title")} live>
      <p>{t(removes ? "changed.removing" : "changed.text")}</p>
      <dl className="description-list">
        {now.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value || t("changed.nothing")}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
