import { describedBy, FieldHelp, type FieldText } from "./field";
import type { Option } from "./select-field";

/** One of a few, all visible. The first choice carries the group's name as id, so that an error link lands on it. */
export function RadioGroup({
  name,
  value,
  options,
  ...text
}: FieldText & { name: string; value?: string; options: Option[] }) {
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
              type="radio"
              id={id}
              name={name}
              value={option.value}
              defaultChecked={value === option.value}
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
