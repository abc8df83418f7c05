import type { ReactNode } from "react";

/** A part of a long page: its heading on the left where there is room, what it says on the right. */
export function SectionRow({ id, heading, children }: { id: string; heading: string; children: ReactNode }) {
  return (
    <section className="section-row" aria-labelledby={id}>
      <h2 className="section-row__heading" id={id}>
        {heading}
      </h2>
      <div className="section-row__body">{children}</div>
    </section>
  );
}
