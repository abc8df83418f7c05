import type { OwnView } from "@/components/registrations/own-view";
import { database } from "@/lib/db";
import { findOpenHandover } from "@/lib/handovers/queries";
import { listAnswers } from "@/lib/questions/queries";
import { answersAsTyped, checkAnswers } from "@/lib/questions/rules";
import { findEnding } from "@/lib/registrations/queries";
import { canChangeDetails, isEnded } from "@/lib/registrations/rules";
import { findPlaceInLine } from "@/lib/waiting-list/queries";
import { acceptOwnOffer, rejoinOwnLine, verifyOwnAddress } from "./actions";
import { type OwnParams, ownRegistrationGate } from "./gate";

const actions = { verify: verifyOwnAddress, accept: acceptOwnOffer, rejoin: rejoinOwnLine };

/** Everything the own page shows; each state asks the database only for what belongs to it. */
export async function ownRegistrationView(props: OwnParams) {
  const gate = await ownRegistrationGate(props);
  const { locale, registration, event, address, now, standing } = gate;
  const { id, route } = registration;
  const db = database();
  const [stored, place, ending, handover] = await Promise.all([
    listAnswers(db, id),
    standing === "waitlisted" ? findPlaceInLine(db, id) : null,
    isEnded(standing) ? findEnding(db, id) : null,
    standing === "confirmed" ? findOpenHandover(db, id, now) : null,
  ]);
  const canChange = canChangeDetails(standing, event, now);
  const { questions, languages } = event;
  const checked = checkAnswers(answersAsTyped(stored, locale), { questions, languages, route, locale, stored });
  const view: OwnView = { ...gate, place, ending, actions };
  return {
    view,
    canChange,
    handover,
    /** What organisers need an answer to: made required later, or not asked of the colleague who filled the form in. */
    missing: canChange ? checked.errors.filter(({ code }) => code === "missing") : [],
    answers: stored.map((answer) => ({
      ...answer,
      href: answer.kind === "file" ? `${address}/files/${answer.value}` : undefined,
    })),
  };
}
