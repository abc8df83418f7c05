import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { unreadMarksIn } from "@/lib/unread-marks/rules";
import type { PlaceOfText } from "@/lib/unread-marks/schema";

/** A text as it is typed or saved, with the name of its field and where that stands. */
export type MarkedField = { href: string; label: string; text: string; place: PlaceOfText };

/** More than these would be a page of their own; the others are told when these are mended. */
const MOST_TOLD = 20;

/**
 * Marks in organisers' texts that readers will see as they were typed, each with its field, its line and what to do:
 * said, never refused. Nothing where there are none.
 */
export function MarksNotice({ locale, fields }: { locale: Locale; fields: readonly MarkedField[] }) {
  const t = translator(locale, "unreadMarks");
  const found = fields.flatMap(({ href, label, text, place }) =>
    unreadMarksIn(text, place).map(({ mark, line, typed }) => ({
      key: `${href} ${line} ${mark}`,
      href,
      words: t("at", { field: label, line, typed, advice: t(`advice.${mark}`) }),
    })),
  );
  if (found.length === 0) return null;
  return (
    <Notice tone="warning" heading={t("title")}>
      <p>{t("text")}</p>
      <ul>
        {found.slice(0, MOST_TOLD).map(({ key, href, words }) => (
          <li key={key}>
            <a className="breakable" href={href}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
