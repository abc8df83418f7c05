import { describedBy, Field, type FieldText } from "./field";

type Props = FieldText & {
  name?: string;
  /** Types and endings that the browser offers first; the server looks for itself. */
  accept: string;
};

/** One file to choose. For a form that is posted as `multipart/form-data`. */
export function FileField({ name = "file", accept, ...text }: Props) {
  return (
    <Field name={name} {...text}>
      <input
        className="input input--file"
        type="file"
        id={name}
        name={name}
        accept={accept}
        aria-describedby={describedBy(name, text)}
        aria-invalid={text.error ? true : undefined}
      />
    </Field>
  );
}
