import type { ReactNode } from "react";
import { EventLogo } from "@/components/look/event-logo";
import { LoopMotif } from "./loop-motif";

/** Opening of an event's page: title and lead on a deep ground, the facts and the way in on a card at its edge. */
export function EventHero({
  title,
  lead,
  lang,
  logo,
  facts,
  action,
}: {
  title: string;
  lead: string;
  lang?: string;
  logo: { src: string; width: number; height: number; alt: string } | null;
  facts: ReactNode;
  action: ReactNode;
}) {
  return (
    <>
      <div className="hero band">
        <LoopMotif className="hero__motif" />
        {logo && <EventLogo {...logo} />}
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
