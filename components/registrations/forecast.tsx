import { Notice } from "@/components/ui/notice";
import type { Blocked, Fate } from "@/lib/colleagues/rules";
import type { EventView } from "@/lib/events/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = {
  locale: Locale;
  event: Pick<EventView, "verificationHours" | "recognisedSkipApproval">;
  /** Everybody in their order, the sender first, with what they would get. */
  people: { name: string; fate: Fate }[];
  blocked: Blocked | null;
};

const foretold = ["confirmed", "awaiting_verification", "awaiting_approval", "waitlisted"] as const;
type Foretold = (typeof foretold)[number];

/** Says before anything is sent what will come of it: who gets a place, who waits, and what else has to happen. */
export function Forecast({ locale, event, people, blocked }: Props) {
  const t = translator(locale, "entry");
  if (blocked) {
    return (
      <Notice tone="warning" heading={t("forecast.blocked.title")}>
        <p>{t(`forecast.blocked.${blocked.reason}`, blocked)}</p>
      </Notice>
    );
  }
  const known = people.flatMap(({ name, fate }) => {
    const one = foretold.find((candidate) => candidate === fate);
    return one ? [{ name, fate: one }] : [];
  });
  const has = (fate: Foretold) => known.some((person) => person.fate === fate);
  const hours = event.verificationHours;
  const isRecognisable = has("awaiting_approval") && event.recognisedSkipApproval;
  return (
    <Notice heading={t("forecast.title")}>
      {known.length === 1 ? (
        known.map(({ fate }) => <p key={fate}>{t(`forecast.one.${fate}`, { hours })}</p>)
      ) : (
        <>
          <GroupForecast locale={locale} people={known} />
          {has("awaiting_verification") && <p>{t("forecast.verification", { hours })}</p>}
          {has("awaiting_approval") && <p>{t("forecast.approval")}</p>}
        </>
      )}
      {isRecognisable && <p>{t("forecast.recognised")}</p>}
    </Notice>
  );
}

/** A group in one sentence, and by name where they do not all fare alike or their order matters. */
function GroupForecast({ locale, people }: { locale: Locale; people: { name: string; fate: Foretold }[] }) {
  const t = translator(locale, "entry");
  const waiting = people.filter(({ fate }) => fate === "waitlisted").length;
  const seats = people.length - waiting;
  const words = waiting === 0 ? "all" : seats === 0 ? "none" : "some";
  const isAlike = people.every(({ fate }) => fate === people[0]?.fate);
  return (
    <>
      <p>{t(`forecast.${words}`, { people: people.length, seats, waiting })}</p>
      {(!isAlike || waiting > 0) && (
        <ol>
          {people.map(({ name, fate }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people of one name are two people
            <li key={index}>
              <bdi>{name}</bdi> {t(`forecast.fates.${fate}`)}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
