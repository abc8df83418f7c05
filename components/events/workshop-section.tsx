import { Paragraphs } from "@/components/ui/paragraphs";
import { SectionRow } from "@/components/ui/section-row";
import type { EventText } from "@/lib/events/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

/** What the workshop is about, and the cases it looks at. */
export function WorkshopSection({ locale, text }: { locale: Locale; text: EventText }) {
  const t = translator(locale, "event");
  return (
    <>
      {(text.workshop !== "" || text.focusPoints.length > 0) && (
        <SectionRow id="workshop" heading={t("workshop")}>
          <Paragraphs text={text.workshop} />
          {text.focusPoints.length > 0 && (
            <>
              <h3>{t("focus")}</h3>
              <ul className="focus-points">
                {text.focusPoints.map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ul>
            </>
          )}
        </SectionRow>
      )}
      {text.cases.length > 0 && (
        <SectionRow id="cases" heading={text.casesHeading || t("cases")}>
          <Paragraphs text={text.casesText} />
          <ul className="cases">
            {text.cases.map((name, index) => (
              <li className="cases__case" key={name}>
                <span className="cases__number">{t("case", { number: index + 1 })}</span>
                <span className="cases__name">{name}</span>
              </li>
            ))}
          </ul>
        </SectionRow>
      )}
    </>
  );
}
