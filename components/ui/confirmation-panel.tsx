import type { ReactNode } from "react";

/** The large box that says "it worked", once per journey. */
export function ConfirmationPanel({ heading, children }: { heading: string; children?: ReactNode }) {
  return (
    <div className="confirmation-panel">
      <h1 className="confirmation-panel__heading">{heading}</h1>
      {children && <div className="confirmation-panel__body">{children}</div>}
    </div>
  );
}
