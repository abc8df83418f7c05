import { SectionRow } from "@/components/ui/section-row";
import type { EventText, EventView } from "@/lib/events/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = {
  locale: Locale;
  event: Pick<EventView, "contactName" | "contactEmail" | "contactPhone" | "contactProfile">;
  text: EventText;
};

/** A person with a name, not a form. */
export function ContactSection({ locale, event, text }: Props) {
  const t = translator(locale, "event");
  return (
    <SectionRow id="contact" heading={t("contact")}>
      <div className="person">
        <p className="person__name">{event.contactName}</p>
        {text.contactRole && <p className="person__role">{text.contactRole}</p>}
        <dl className="person__ways">
          {event.contactPhone && (
            <div>
              <dt>{t("phone")}</dt>
              <dd>
                <a href={`tel:${event.contactPhone.replace(/[^+\d]/g, "")}`}>{event.contactPhone}</a>
              </dd>
            </div>
          )}
          <div>
            <dt>{t("email")}</dt>
            <dd>
              <a href={`mailto:${event.contactEmail}`}>{event.contactEmail}</a>
            </dd>
          </div>
          {event.contactProfile && (
            <div>
              <dt>{t("profile")}</dt>
              <dd>
                <a href={event.contactProfile}>{new URL(event.contactProfile).hostname.replace(/^www\./, "")}</a>
              </dd>
            </div>
          )}
        </dl>
      </div>
    </SectionRow>
  );
}
