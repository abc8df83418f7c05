import { SummaryList } from "@/components/ui/summary-list";
import { translator } from "@/lib/i18n/translator";
import type { HeldProps } from "./held-props";

/** What the event asked beyond the fixed fields, in the words it was asked and answered in, and the files that came along. */
export function HeldAnswers({ locale, data: { answers, files }, moment }: HeldProps) {
  const t = translator(locale, "ownData");
  return (
    <>
      <h2>{t("sections.answers")}</h2>
      {answers.length === 0 && <p>{t("none")}</p>}
      <SummaryList
        rows={answers.map(({ key, asked, inWords, answeredAt, consentedAt }) => ({
          name: key,
          label: asked,
          value: (
            <>
              <bdi>{inWords}</bdi>
              <span className="summary-list__remark">
                {consentedAt
                  ? t("consentedAt", { date: moment(consentedAt) })
                  : t("answeredAt", { date: moment(answeredAt) })}
              </span>
            </>
          ),
        }))}
      />
      {files.length > 0 && (
        <>
          <h2>{t("sections.files")}</h2>
          <SummaryList
            rows={files.map(({ id, name, size, uploadedAt }) => ({
              name: id,
              label: name,
              value: t("fileSize", { size: Math.ceil(size / 1000), date: moment(uploadedAt) }),
            }))}
          />
        </>
      )}
    </>
  );
}
