import { Img, Link, Text } from "@react-email/components";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { EventFacts } from "@/lib/mail/schema";
import { emblem } from "./emblem";
import type { Letter } from "./letter";
import { fundingLines } from "./letter-text";
import { Panel } from "./panel";
import { light, type Theme } from "./theme";

/** Whom to ask, who pays, and why this mail came: in the same place in every letter (WCAG 3.2.6). */
export function Footer({ letter: { event, locale, why, unsubscribeUrl }, theme }: { letter: Letter; theme: Theme }) {
  const t = translator(locale, "mail");
  const link = linkIn(theme);
  return (
    <Panel className="pad line" style={footer}>
      {event && <Contact event={event} locale={locale} theme={theme} />}
      {event?.funding && <Funding funding={event.funding} locale={locale} />}
      <Text className="soft" style={{ ...small, margin: "0" }}>
        {why}
        {event && (
          <>
            {" "}
            <Link className="link" href={`${event.url}/privacy`} style={link}>
              {t("footer.privacy")}
            </Link>
          </>
        )}
        {unsubscribeUrl && (
          <>
            <br />
            <Link className="link" href={unsubscribeUrl} style={link}>
              {t("footer.unsubscribe")}
            </Link>
          </>
        )}
      </Text>
    </Panel>
  );
}

type About = { event: EventFacts; locale: Locale; theme: Theme };

function Contact({ event: { contact, url }, locale, theme }: About) {
  const t = translator(locale, "mail");
  const link = linkIn(theme);
  return (
    <Text className="text" style={{ ...small, color: light.text }}>
      <strong>{t("footer.contact")}</strong> {contact.role ? `${contact.name}, ${contact.role}` : contact.name}
      <br />
      <Link className="link" href={`mailto:${contact.email}`} style={link}>
        {contact.email}
      </Link>
      {contact.phone && (
        <>
          {" · "}
          <Link className="link" href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`} style={link}>
            {contact.phone}
          </Link>
        </>
      )}
      <br />
      <Link className="link" href={url} style={link}>
        {t("footer.eventPage")}
      </Link>
    </Text>
  );
}

function Funding({ funding, locale }: { funding: NonNullable<EventFacts["funding"]>; locale: Locale }) {
  const lines = fundingLines(funding, locale);
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} style={{ margin: "0 0 16px" }}>
      <tbody>
        <tr>
          {funding.emblem && (
            <td width={82} style={{ width: "82px", verticalAlign: "top", paddingTop: "3px" }}>
              <Img
                src={`cid:${emblem.cid}`}
                width={66}
                height={44}
                alt={translator(locale, "mail")("footer.emblem")}
                style={{ border: "1px solid #ffffff", color: light.soft, fontSize: "12px", lineHeight: "14px" }}
              />
            </td>
          )}
          <td style={{ verticalAlign: "top" }}>
            {lines.map((line) => (
              <Text key={line} className="soft" style={{ ...small, margin: "0 0 6px" }}>
                {line}
              </Text>
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

const footer = { padding: "20px 36px 26px", borderTop: `1px solid ${light.line}` };
const small = {
  margin: "0 0 16px",
  color: light.soft,
  fontSize: "15px",
  lineHeight: "22px",
  overflowWrap: "anywhere",
  wordBreak: "break-word",
} as const;
const linkIn = ({ primary }: Theme) => ({ color: primary, textDecoration: "underline" });
