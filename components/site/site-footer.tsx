import { EuEmblem } from "@/components/ui/eu-emblem";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

export type SiteFooterFacts = {
  /** Null while there is no event. */
  slug: string | null;
  contact: { name: string; role: string | null; email: string; phone: string | null } | null;
  /** Null when nobody co-finances the event. */
  funding: { text: string; disclaimer: string | null; grantNumber: string | null; emblem: boolean } | null;
};

/** Contact, notices and acknowledgement of funding: the same on every page. */
export function SiteFooter({ locale, facts }: { locale: Locale; facts: SiteFooterFacts }) {
  const t = translator(locale, "site");
  const { slug, contact, funding } = facts;
  return (
    <footer className="site-footer frame">
      <div className="site-footer__columns">
        {contact && (
          <section className="site-footer__contact" aria-labelledby="footer-contact">
            <h2 id="footer-contact">{t("footer.contact")}</h2>
            <p>{t("footer.contactText", { hasPhone: String(Boolean(contact.phone)) })}</p>
            <p>
              {contact.name}
              <br />
              {contact.role && (
                <>
                  {contact.role}
                  <br />
                </>
              )}
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
              {contact.phone && (
                <>
                  <br />
                  <a href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>{contact.phone}</a>
                </>
              )}
            </p>
          </section>
        )}
        <nav aria-labelledby="footer-about">
          <h2 id="footer-about">{t("footer.about")}</h2>
          <ul>
            {slug && (
              <li>
                <a href={`/${locale}/events/${slug}/privacy`}>{t("footer.privacy")}</a>
              </li>
            )}
            <li>
              <a href={`/${locale}/accessibility`}>{t("footer.accessibility")}</a>
            </li>
          </ul>
        </nav>
        {funding && (
          <section aria-labelledby="footer-funding">
            <h2 id="footer-funding">{t("footer.funding")}</h2>
            <div className="funding">
              {funding.emblem && <EuEmblem className="funding__emblem" label={t("emblemAlt")} />}
              <div>
                <p className="funding__line">{funding.text}</p>
                {funding.grantNumber && <p>{t("footer.grantNumber", { number: funding.grantNumber })}</p>}
              </div>
            </div>
          </section>
        )}
      </div>
      {funding?.disclaimer && (
        <div className="site-footer__disclaimer">
          <p>{funding.disclaimer}</p>
        </div>
      )}
    </footer>
  );
}
