import type { ReactNode } from "react";

export type FieldText = {
  label: string;
  /** One sentence of help, read with the field. */
  hint?: string;
  /** What to do, when something is wrong. The same words stand in the error summary. */
  error?: string;
};

/** The ids that tie help and error to a control (WCAG 1.3.1, 3.3.1). */
export function describedBy(name: string, { hint, error }: FieldText): string | undefined {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** Label above, help, error, control: in the order in which they are read. */
export function Field({ name, label, hint, error, children }: FieldText & { name: string; children: ReactNode }) {
  return (
    <div className={error ? "field field--error" : "field"}>
      <label className="field__label" htmlFor={name}>
        {label}
      </label>
      <FieldHelp name={name} hint={hint} error={error} />
      {children}
    </div>
  );
}

export function FieldHelp({ name, hint, error }: { name: string; hint?: string; error?: string }) {
  return (
    <>
      {hint && (
        <p className="field__hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field__error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  );
}
