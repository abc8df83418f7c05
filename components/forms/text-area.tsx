import { describedBy, Field, type FieldText } from "./field";

/** Several lines of text. */
export function TextArea({
  name,
  value,
  rows = 4,
  ...text
}: FieldText & { name: string; value?: string; rows?: number }) {
  return (
    <Field name={name} {...text}>
      <textarea
        className="input"
        id={name}
        name={name}
        rows={rows}
        defaultValue={value}
        aria-describedby={describedBy(name, text)}
        aria-invalid={text.error ? true : undefined}
      />
    </Field>
  );
}
