import { LINE_MAX_CHARACTERS } from "@/lib/event-editor/constants";
import { locales } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { languageBox, type NewEventError } from "./form";

type T = Translate<"eventEditor">;

/** The label of a field of the form, by its name. */
function labelOf(t: T, name: string): string {
  const labels: Record<string, string> = {
    title: t("add.eventTitle"),
    first: t("add.first"),
    timeZone: t("add.timeZone"),
    startsAt: t("add.startsAt"),
    endsAt: t("add.endsAt"),
    venueCity: t("add.venueCity"),
    venueCountry: t("add.venueCountry"),
    capacity: t("add.capacity"),
    contactName: t("add.contactName"),
    contactEmail: t("add.contactEmail"),
    slug: t("add.slug"),
    referencePrefix: t("add.prefix"),
    [languageBox(locales[0])]: t("add.languages"),
  };
  return labels[name] ?? name;
}

/** What is wrong, for the summary: with the name of the field, since several can be wrong in the same way. */
export function newEventErrors(t: T, errors: NewEventError[]): { name: string; message: string }[] {
  return errors.map(({ name, code, typed = "", least = 0, most = LINE_MAX_CHARACTERS }) => {
    const key = code === "line_too_long" ? "too_long" : code === "line_unprintable" ? "unprintable" : code;
    return {
      name,
      message: t("errors.at", { field: labelOf(t, name), error: t(`errors.${key}`, { typed, least, most }) }),
    };
  });
}
