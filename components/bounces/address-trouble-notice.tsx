import { Notice } from "@/components/ui/notice";
import type { AddressTrouble } from "@/lib/bounces/queries";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"bounces">;
  trouble: AddressTrouble;
  /** What the mail was. */
  mail: string;
  moment: string;
  /** Where the address is corrected; null where it cannot be, or not from here. */
  correct: string | null;
};

/** That a person's mail does not arrive, what the other server said, and the way to mend it. */
export function AddressTroubleNotice({ t, trouble: { trouble, email, said }, mail, moment, correct }: Props) {
  return (
    <Notice tone="warning" heading={t(`trouble.${trouble}`)}>
      <p className="breakable">{t(`trouble.${trouble}Text`, { mail, email, moment })}</p>
      {said && (
        <p className="breakable">
          {t("trouble.said")}: <code>{said}</code>
        </p>
      )}
      {correct && (
        <p>
          <a className="button button--secondary" href={correct}>
            {t("trouble.correct")}
          </a>
        </p>
      )}
    </Notice>
  );
}
