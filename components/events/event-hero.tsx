import type { ReactNode } from "react";
import { LoopMotif } from "./loop-motif";

/** Opening of an event's page: title and lead on a deep ground, the facts and the way in on a card at its edge. */
export function EventHero({
  title,
  lead,
  lang,
  facts,
  action,
}: {
  title: string;
  lead: string;
  lang?: string;
  facts: ReactNode;
  action: ReactNode;
}) {
  return (
    <>
      <div className="hero band">
        <LoopMotif className="hero__motif" />
        <div className="hero__words" lang={lang}>
          <h1 className="hero__title">{title}</h1>
          <p className="hero__lead">{lead}</p>
        </div>
      </div>
      <div className="hero-card">
        {facts}
        <div className="hero-card__action">{action}</div>
      </div>
    </>
  );
}
