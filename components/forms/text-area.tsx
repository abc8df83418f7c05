import { describedBy, Field, type FieldText } from "./field";
import { TypedBeforehand } from "./typed-beforehand";

/** Several lines of text. */
export function TextArea({
  name,
  value,
  rows = 4,
  lang,
  ...text
}: FieldText & {
  name: string;
  value?: string;
  rows?: number /** Of what is typed, where it is another than the page's. */;
  lang?: string;
}) {
  return (
    <Field name={name} {...text}>
      {value && <TypedBeforehand target={name} />}
      <textarea
        className="input"
        id={name}
        name={name}
        rows={rows}
        lang={lang}
        defaultValue={value}
        aria-describedby={describedBy(name, text)}
        aria-invalid={text.error ? true : undefined}
      />
    </Field>
  );
}
