import { describedBy } from "./field";

/** One box to tick; never ticked beforehand. Sends "yes" when it is. */
export function Checkbox({
  name,
  label,
  hint,
  checked,
  error,
}: {
  name: string;
  label: string;
  hint?: string;
  checked?: boolean;
  /** What to do, when something is wrong. */
  error?: string;
}) {
  return (
    <div className={error ? "choice choice--error" : "choice"}>
      <input
        className="choice__input"
        type="checkbox"
        id={name}
        name={name}
        value="yes"
        defaultChecked={checked}
        aria-describedby={describedBy(name, { label, hint, error })}
        aria-invalid={error ? true : undefined}
      />
      <label className="choice__label" htmlFor={name}>
        {label}
      </label>
      {error && (
        <p className="field__error choice__error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p className="choice__hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
