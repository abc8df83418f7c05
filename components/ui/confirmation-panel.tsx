import type { ReactNode } from "react";

type Props = {
  heading: string;
  /** "good" says that it worked; "action" asks for an answer; "waiting" and "ended" need none. */
  tone?: "good" | "action" | "waiting" | "ended";
  children?: ReactNode;
};

/** The large box that says how things stand, once per page. */
export function ConfirmationPanel({ heading, tone = "good", children }: Props) {
  return (
    <div className={tone === "good" ? "confirmation-panel" : `confirmation-panel confirmation-panel--${tone}`}>
      <h1 className="confirmation-panel__heading">{heading}</h1>
      {children && <div className="confirmation-panel__body">{children}</div>}
    </div>
  );
}
