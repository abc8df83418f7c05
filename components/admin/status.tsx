import { StatusTag } from "@/components/ui/status-tag";
import type { Translate } from "@/lib/i18n/translator";
import type { RegistrationStatus } from "@/prisma/generated/enums";

type Tone = "good" | "waiting" | "ended" | "bad";

const tones: Record<RegistrationStatus, Tone> = {
  awaiting_verification: "waiting",
  awaiting_approval: "waiting",
  confirmed: "good",
  waitlisted: "waiting",
  offered: "waiting",
  lapsed: "ended",
  declined: "ended",
  cancelled: "ended",
};

export function RegistrationStatusTag({ t, status }: { t: Translate<"admin">; status: RegistrationStatus }) {
  return <StatusTag tone={tones[status]}>{t(`statuses.${status}`)}</StatusTag>;
}

/** The kind of a mail in words; a kind that has none yet is shown by its name. */
export function mailKindName(t: Translate<"admin">, kind: string): string {
  const key = `mailKinds.${kind.replace(".", ":")}` as "mailKinds.registration:confirmed";
  return t.has(key) ? t(key) : kind;
}
