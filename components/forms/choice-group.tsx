import { describedBy, FieldHelp, type FieldText } from "./field";
import type { Option } from "./select-field";

type Props = FieldText & {
  type: "radio" | "checkbox";
  name: string;
  /** Values that are chosen when the page is shown. */
  chosen: readonly string[];
  options: Option[];
};

/** A few choices, all visible. The first carries the group's name as id, so that an error link lands on it. */
export function ChoiceGroup({ type, name, chosen, options, ...text }: Props) {
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
              type={type}
              id={id}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
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
