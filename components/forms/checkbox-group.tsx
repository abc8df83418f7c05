import { describedBy, FieldHelp, type FieldText } from "./field";
import type { Option } from "./select-field";

/** Several of a few, all visible. The first box carries the group's name as id, so that an error link lands on it. */
export function CheckboxGroup({
  name,
  values,
  options,
  ...text
}: FieldText & { name: string; values: readonly string[]; options: Option[] }) {
  return (
    <fieldset className={text.error ? "field field--error" : "field"} aria-describedby={describedBy(name, text)}>
      <legend className="field__label">{text.label}</legend>
      <FieldHelp name={name} hint={text.hint} error={text.error} />
      {options.map((option, index) => {
        const id = index === 0 ? name : `${name}-${option.value}`;
        return (
          <div className="choice" key={option.value}>
            <input
              className="choice__input"
              type="checkbox"
              id={id}
              name={name}
              value={option.value}
              defaultChecked={values.includes(option.value)}
              data-meets={option.meets}
            />
            <label className="choice__label" htmlFor={id}>
              {option.label}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
