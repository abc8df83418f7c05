import type { ReactNode } from "react";

/** Fields that belong together, under a heading. */
export function Fieldset({ legend, hint, children }: { legend: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="fieldset">
      <legend className="fieldset__legend">{legend}</legend>
      {hint && <p className="fieldset__hint">{hint}</p>}
      {children}
    </fieldset>
  );
}
