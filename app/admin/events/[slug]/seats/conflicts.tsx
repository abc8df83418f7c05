import { FocusOnArrival } from "@/components/forms/focus-on-arrival";
import { Notice } from "@/components/ui/notice";
import type { DraftValues } from "@/lib/drafts/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { AdmissionMode } from "@/prisma/generated/enums";
import { boxFields, windowFields } from "./form";
import { seatingLabel } from "./words";

type Props = {
  t: Translate<"seats">;
  locale: Locale;
  forms: Translate<"forms">;
  said: Record<string, string | string[] | undefined>;
  stored: DraftValues;
  typed: DraftValues;
};

/** What somebody else has saved in fields that were being changed here too; saving again decides for what stands below. */
export function SeatingConflicts({ t, locale, forms, said, stored, typed }: Props) {
  const fields = Object.keys(stored).filter(
    (field) => [said.conflict].flat().includes(field) && stored[field] !== typed[field],
  );
  if (fields.length === 0) return null;
  return (
    <div id="conflicts" tabIndex={-1}>
      <Notice tone="warning" heading={t("conflict.title")} live>
        <ul>
          {fields.map((field) => (
            <li key={field}>
              {t("conflict.field", {
                field: seatingLabel(t, field, locale),
                theirs: shown(t, forms, field, stored[field]),
                mine: shown(t, forms, field, typed[field]),
              })}
            </li>
          ))}
        </ul>
        <p>{t("conflict.how")}</p>
      </Notice>
      <FocusOnArrival target="conflicts" />
    </div>
  );
}

function shown(t: Translate<"seats">, forms: Translate<"forms">, field: string, value = ""): string {
  if (boxFields.some((box) => box === field)) return forms(value === "yes" ? "yes" : "no");
  if (windowFields.some((window) => window === field)) return value.replace("T", " ");
  const mode = Object.values(AdmissionMode).find((known) => known === value);
  return mode ? t(`modes.${mode}`) : value || t("conflict.nothing");
}
