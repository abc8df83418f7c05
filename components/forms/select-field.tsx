import { describedBy, Field, type FieldText } from "./field";

/** @property meets which conditions this choice meets, for fields that show only then (app/styles/questions.css). */
export type Option = { value: string; label: string; meets?: string };

type Props = FieldText & { name: string; value?: string; options: Option[]; empty?: string; autoComplete?: string };

/** One of a list, with the device's own picker. @param empty text of the first, empty choice; none when left out. */
export function SelectField({ name, value, options, empty, autoComplete, ...text }: Props) {
  return (
    <Field name={name} {...text}>
      <select
        className="input input--select"
        id={name}
        name={name}
        defaultValue={value ?? ""}
        autoComplete={autoComplete}
        aria-describedby={describedBy(name, text)}
        aria-invalid={text.error ? true : undefined}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} data-meets={option.meets}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
