/** One box to tick; never ticked beforehand. Sends "yes" when it is. */
export function Checkbox({
  name,
  label,
  hint,
  checked,
}: {
  name: string;
  label: string;
  hint?: string;
  checked?: boolean;
}) {
  return (
    <div className="choice">
      <input
        className="choice__input"
        type="checkbox"
        id={name}
        name={name}
        value="yes"
        defaultChecked={checked}
        aria-describedby={hint ? `${name}-hint` : undefined}
      />
      <label className="choice__label" htmlFor={name}>
        {label}
      </label>
      {hint && (
        <p className="choice__hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
