import { StatusTag } from "@/components/ui/status-tag";
import type { Translate } from "@/lib/i18n/translator";
import type { Recognition } from "@/lib/recognised-bodies/rules";

/** What somebody's address says about whom they belong to. A hint, never a verdict: the words say why. */
export function RecognitionHint({ t, recognition }: { t: Translate<"recognised">; recognition: Recognition }) {
  switch (recognition.kind) {
    case "recognised":
      return (
        <span className="hinted">
          <StatusTag tone="good">{t("hint.recognised")}</StatusTag> <bdi>{recognition.name}</bdi>
        </span>
      );
    case "free_mail":
      return <StatusTag tone="waiting">{t("hint.freeMail")}</StatusTag>;
    case "unknown":
      return <StatusTag tone="ended">{t("hint.unknown")}</StatusTag>;
  }
}
