import { SummaryList } from "@/components/ui/summary-list";
import { asDate } from "@/lib/attendance/rules";
import { formatDayRange } from "@/lib/i18n/format";
import { isLocale, localeNames } from "@/lib/i18n/locales";
import type { Messages } from "@/lib/i18n/messages/en";
import { translator } from "@/lib/i18n/translator";
import type { HeldProps } from "./held-props";

/** Moments of a registration in the order of a person's story; those that never came are left out. */
const moments = [
  "registeredAt",
  "verifiedAt",
  "approvedAt",
  "heldUntil",
  "cancelledAt",
  "deletionRequestedAt",
  "optedOutAt",
  "updatedAt",
] as const;

type RowName = keyof Messages["ownData"]["registration"];

/** How the registration stands, how it came about, and when what happened to it. */
export function HeldStanding({ locale, data: { registration, repeats, attendance, tags }, moment }: HeldProps) {
  const t = translator(locale, "ownData");
  const { reference, status, route, queueNumber, accessCode, registeredBy, placeTakenOverFrom } = registration;
  const values: [RowName, string | null][] = [
    ["reference", reference],
    ["status", t(`statuses.${status}`)],
    ["route", t(`routes.${route}`)],
    ["registeredBy", registeredBy],
    ["placeTakenOverFrom", placeTakenOverFrom],
    ["accessCode", accessCode],
    ["queueNumber", queueNumber === null ? null : String(queueNumber)],
    ["locale", isLocale(registration.locale) ? localeNames[registration.locale] : registration.locale],
    ["repeats", repeats.map((repeat) => repeat.reference).join(", ") || null],
    ["attendance", attendance.map(({ day }) => formatDayRange(asDate(day), asDate(day), locale)).join(", ") || null],
    ["tags", tags.map(({ name }) => name).join(", ") || null],
    ...moments.map((name): [RowName, string | null] => {
      const at = registration[name];
      return [name, at && moment(at)];
    }),
  ];
  const row = (name: RowName, value: string) => ({
    name,
    label: t(`registration.${name}`),
    value: <bdi>{value}</bdi>,
  });
  return (
    <>
      <h2>{t("sections.registration")}</h2>
      <SummaryList rows={values.flatMap(([name, value]) => (value === null ? [] : [row(name, value)]))} />
    </>
  );
}
