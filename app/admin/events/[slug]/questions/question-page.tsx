import { dropTyped } from "@/app/admin/actions";
import { findTyped } from "@/app/admin/typed";
import { TypedNotice } from "@/components/forms/typed-notice";
import { QuestionForm } from "@/components/questions/question-form";
import { translator } from "@/lib/i18n/translator";
import type { EditorQuestion } from "@/lib/question-editor/queries";
import { conditionValues, nextPosition, possibleConditions, questionVersion } from "@/lib/question-editor/rules";
import { optionWords, questionText } from "@/lib/questions/rules";
import type { QuestionKind } from "@/prisma/generated/enums";
import { saveQuestion } from "./actions";
import { hasOptions, languageName, optionRows, questionForm, readTyped, storedQuestion } from "./form";
import type { openQuestions } from "./open-questions";

type Opened = Awaited<ReturnType<typeof openQuestions>>;

/** What the form shows: what was typed and is still wrong, and the name it is kept by; otherwise what is on record. */
export async function typedQuestion({ event, questions, locale }: Opened, kind: QuestionKind, old?: EditorQuestion) {
  const name = questionForm(event.id, old ? { id: old.id } : { kind });
  const values = await findTyped(name);
  if (!values) return { kept: null, values: old ? storedQuestion(old, locale) : {}, errors: [] };
  const read = readTyped({ ...values, kind }, { languages: event.languages, locale, questions, old });
  return { kept: name, values, errors: "errors" in read ? read.errors : [] };
}

/** The editor of one question, new or old. */
export async function QuestionEditor({
  opened,
  kind,
  old,
}: {
  opened: Opened;
  kind: QuestionKind;
  old?: EditorQuestion;
}) {
  const { event, questions, locale, here } = opened;
  const { kept, values, errors } = await typedQuestion(opened, kind, old);
  const forms = translator(locale, "forms");
  const position = old?.position ?? nextPosition(questions);
  // Which ones are possible hangs on whether it is sensitive: shown as it is now, checked when it is saved.
  const isSensitive = old?.isSensitive ?? true;
  const possible = possibleConditions(
    questions.filter(({ id }) => id !== old?.id),
    { position, isSensitive },
  );
  return (
    <>
      {kept && <TypedNotice forms={forms} action={dropTyped} name={kept} />}
      <QuestionForm
        t={translator(locale, "questionEditor")}
        action={saveQuestion}
        slug={event.slug}
        eventId={event.id}
        id={old?.id}
        kind={kind}
        answers={old?.answers ?? 0}
        isFixedSensitive={old && old.answers > 0 ? old.isSensitive : null}
        values={values}
        version={old && (values.version ?? questionVersion(old))}
        errors={Object.fromEntries(errors.map(({ name, message }) => [name, message]))}
        languages={event.languages.map((code) => ({ code, name: languageName(code, locale) }))}
        rows={hasOptions(kind) ? optionRows(values) : 0}
        conditions={possible.map((one) => ({
          id: one.id,
          label: questionText(one, locale, event.languages).label,
          options: conditionValues(one).map((value) => ({
            value,
            label:
              one.kind === "yes_no" ? forms(value as "yes" | "no") : optionWords(one, value, locale, event.languages),
          })),
        }))}
        back={here}
      />
    </>
  );
}
