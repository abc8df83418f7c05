import { TextField } from "@/components/forms/text-field";
import { answerFilter } from "@/lib/audience/rules";
import type { Translate } from "@/lib/i18n/translator";
import type { ChoiceOf } from "./audience-choices";

type Props = NonNullable<ChoiceOf["bounds"]> & { t: Translate<"announcements"> };

/** What an answer is looked for by that cannot be ticked: its words, or the least and the greatest number or day. */
export function AnswerBounds({ t, kind, questionId, condition }: Props) {
  if (kind === "text") {
    return (
      <TextField
        name={answerFilter(questionId, "contains")}
        label={t("audience.contains")}
        value={condition?.contains}
        spellCheck={false}
      />
    );
  }
  return (
    <div className="audience-fields__days">
      {(["from", "to"] as const).map((part) => (
        <TextField
          key={part}
          name={answerFilter(questionId, part)}
          type={kind === "day" ? "date" : "text"}
          inputMode={kind === "number" ? "decimal" : undefined}
          isShort
          label={t(`audience.${part}`)}
          value={condition?.[part]}
        />
      ))}
    </div>
  );
}
