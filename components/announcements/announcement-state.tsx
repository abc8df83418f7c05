import { StatusTag } from "@/components/ui/status-tag";
import type { Translate } from "@/lib/i18n/translator";
import type { AnnouncementStatus } from "@/prisma/generated/enums";

const tones: Record<AnnouncementStatus, "good" | "waiting" | "ended" | "bad"> = {
  draft: "ended",
  scheduled: "waiting",
  sending: "waiting",
  sent: "good",
  stopped: "bad",
};

/** Where an announcement stands, in a word. */
export function AnnouncementState({ t, status }: { t: Translate<"announcements">; status: AnnouncementStatus }) {
  return <StatusTag tone={tones[status]}>{t(`states.${status}`)}</StatusTag>;
}
