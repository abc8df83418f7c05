import { SummaryList } from "@/components/ui/summary-list";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import type { AdmissionMode } from "@/prisma/generated/enums";

type Props = {
  t: Translate<"seats">;
  locale: Locale;
  event: {
    timeZone: string;
    capacity: number;
    groupSize: number;
    hasWaitingList: boolean;
    admissionMode: AdmissionMode;
    recognisedSkipApproval: boolean;
    verificationHours: number;
    offerHours: number;
    offersEndHoursBefore: number;
    registrationOpensAt: Date;
    registrationClosesAt: Date;
    changesCloseAt: Date;
    cancellationsCloseAt: Date;
  };
};

const moments = ["registrationOpensAt", "registrationClosesAt", "changesCloseAt", "cancellationsCloseAt"] as const;
const numbers = ["verificationHours", "offerHours", "offersEndHoursBefore"] as const;

/** The same settings for those who may only read them. */
export function SeatingSummary({ t, locale, event }: Props) {
  const forms = translator(locale, "forms");
  const yesOrNo = (is: boolean) => forms(is ? "yes" : "no");
  const rows = {
    capacity: event.capacity,
    hasWaitingList: yesOrNo(event.hasWaitingList),
    groupSize: event.groupSize,
    admissionMode: t(`modes.${event.admissionMode}`),
    recognisedSkipApproval: yesOrNo(event.recognisedSkipApproval),
    ...Object.fromEntries(numbers.map((name) => [name, event[name]])),
    ...Object.fromEntries(moments.map((name) => [name, formatMoment(event[name], locale, event.timeZone)])),
  };
  return (
    <SummaryList
      rows={Object.entries(rows).map(([name, value]) => ({ name, label: t(`form.${name as "capacity"}`), value }))}
    />
  );
}
