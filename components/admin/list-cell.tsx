import type { ListColumn } from "@/lib/desk/constants";
import { formatCountry, formatDayRange } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { valueInWords } from "@/lib/i18n/registration-words";
import type { Translate } from "@/lib/i18n/translator";
import type { ListedRegistration } from "@/lib/registration-list/queries";
import { Moment } from "./moment";
import { RegistrationStatusTag } from "./status";

type Props = {
  t: Translate<"admin">;
  locale: Locale;
  /** The event's. */
  timeZone: string;
  column: ListColumn;
  row: ListedRegistration;
};

/** What the list shows of somebody in one column; nothing where there is nothing. */
export function ListCell({ t, locale, timeZone, column, row }: Props) {
  switch (column) {
    case "name":
      return <bdi>{`${row.givenName} ${row.familyName}`}</bdi>;
    case "organisation":
    case "email":
      return <bdi>{row[column]}</bdi>;
    case "jobTitle":
      return row.jobTitle && <bdi>{row.jobTitle}</bdi>;
    case "organisationType":
    case "route":
    case "locale":
      return valueInWords(column, row[column], locale);
    case "country":
      return formatCountry(row.country, locale);
    case "status":
      return <RegistrationStatusTag t={t} status={row.status} />;
    case "tags":
      return row.tags.length > 0 && <bdi>{row.tags.join(" · ")}</bdi>;
    case "attendance":
      return row.attendedOn.map((day) => formatDayRange(day, day, locale)).join(", ");
    case "registered":
      return <Moment at={row.registeredAt} locale={locale} timeZone={timeZone} />;
    case "reference":
      return row.reference;
    default: {
      const answer = row.answers.get(column.slice("answer.".length));
      return answer && <bdi className="list-answer">{answer}</bdi>;
    }
  }
}
