import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { RegistrationStatus } from "@/prisma/generated/enums";

const live = ["confirmed", "waitlisted", "offered", "awaiting_approval", "awaiting_verification"] as const;
const back = ["confirmed", "waitlisted", "awaiting_approval"] as const;

/** What an action may have come to, with the states in which it can be true: an old address claims nothing. */
const outcomes = {
  changed: live,
  unchanged: live,
  changes_closed: live,
  verified: ["confirmed"],
  accepted: ["confirmed"],
  accepted_for_approval: ["awaiting_approval"],
  passed: ["waitlisted"],
  rejoined: back,
  cancelled: ["cancelled"],
  handover_offered: ["confirmed"],
  handover_withdrawn: ["confirmed"],
  handover_over: ["confirmed", "cancelled"],
  too_late: ["lapsed"],
  nothing_to_do: [...live, "lapsed", "declined", "cancelled"],
  registered_again: ["lapsed"],
  full: ["lapsed"],
  over: ["lapsed"],
  cancellations_closed: live,
} as const satisfies Record<string, readonly RegistrationStatus[]>;

export type OwnOutcome = keyof typeof outcomes;

const refusals: OwnOutcome[] = [
  "changes_closed",
  "handover_over",
  "too_late",
  "nothing_to_do",
  "registered_again",
  "full",
  "over",
  "cancellations_closed",
];

/** Says what the button that was just pressed has done. @param done as it stands in the address. */
export function OwnNotice({ locale, done, standing }: { locale: Locale; done?: string; standing: RegistrationStatus }) {
  if (done === undefined || !Object.hasOwn(outcomes, done)) return null;
  const outcome = done as OwnOutcome;
  const fits: readonly RegistrationStatus[] = outcomes[outcome];
  if (!fits.includes(standing)) return null;
  const t = translator(locale, "own");
  const words = outcome === "rejoined" ? t(`done.rejoined.${standing as (typeof back)[number]}`) : t(`done.${outcome}`);
  return (
    <Notice tone={refusals.includes(outcome) ? "warning" : "success"} live>
      <p>{words}</p>
    </Notice>
  );
}
