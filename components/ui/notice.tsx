import type { ReactNode } from "react";

type Props = { tone?: "info" | "success" | "warning"; heading?: string; children: ReactNode; live?: boolean };

/** A boxed remark. @param live announces it to screen readers when it appears (WCAG 4.1.3). */
export function Notice({ tone = "info", heading, children, live = false }: Props) {
  return (
    <div className={`notice notice--${tone}`} role={live ? "status" : undefined}>
      {heading && <h2 className="notice__heading">{heading}</h2>}
      {children}
    </div>
  );
}
