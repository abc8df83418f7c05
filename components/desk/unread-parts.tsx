import { SHOWN_PARTS } from "@/lib/address-parts/constants";
import { shownValue, type UnreadPart } from "@/lib/address-parts/rules";
import { ANSWER_PREFIX } from "@/lib/audience/constants";
import { audienceFields, type FilterQuestion } from "@/lib/audience/rules";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { Notice } from "../ui/notice";
import { type Ticks, Way } from "../ui/way";

type Props = {
  locale: Locale;
  parts: readonly UnreadPart[];
  /** The address without them. */
  href: string;
  /** Questions of the event, whose answers an address may name. */
  questions?: readonly FilterQuestion[];
  /** What follows from it on this page. */
  children?: string;
  ticks?: Ticks;
};

/**
 * What was not understood of an address that somebody typed or kept: each part by its name with its value, and the way on.
 * Nothing where everything was: a filter that does not hold is never dropped in silence.
 */
export function UnreadParts({ locale, parts, href, questions = [], children, ticks }: Props) {
  if (parts.length === 0) return null;
  const t = translator(locale, "addressParts");
  const rest = parts.length - SHOWN_PARTS;
  return (
    <Notice tone="warning" live>
      <p>{t("left", { count: parts.length })}</p>
      <ul>
        {parts.slice(0, SHOWN_PARTS).map(({ name, value, meant }) => (
          <li className="breakable" key={`${name}=${value}`}>
            {meant ? <bdi>{shownValue(name)}</bdi> : partName(name, locale, questions)}:{" "}
            <bdi>{t("value", { value: shownValue(value) })}</bdi>
            {meant && ` (${t("meant", { name: meant })})`}
          </li>
        ))}
        {rest > 0 && <li>{t("more", { count: rest })}</li>}
      </ul>
      {parts.some(({ name }) => isDayPart(name)) && <p>{t("days")}</p>}
      {children && <p>{children}</p>}
      <Way ticks={ticks} href={href}>
        {t("without", { count: parts.length })}
      </Way>
    </Notice>
  );
}

const isDayPart = (name: string) => /(^|\.)(from|to)$|^registered(From|To)$/.test(name);

/** The name of a part as the page's own fields have it. */
function partName(name: string, locale: Locale, questions: readonly FilterQuestion[]): string {
  const t = translator(locale, "addressParts");
  if (name.startsWith(ANSWER_PREFIX)) {
    const id = name.slice(ANSWER_PREFIX.length).split(".")[0]?.toLowerCase();
    return questions.find((question) => question.id === id)?.label ?? t("names.answer");
  }
  const known = `names.${name}` as "names.page";
  if (t.has(known)) return t(known);
  const part = Object.entries(audienceFields).find(([, field]) => field === name)?.[0];
  return translator(locale, "announcements")(`audience.${part}` as "audience.statuses");
}
