import { Body, Container, Head, Heading, Html, Text } from "@react-email/components";
import { BlockView } from "./block-view";
import { Footer } from "./footer";
import { asShipped, type Letter, type ReadyLetter } from "./letter";
import { OutlookMark } from "./outlook";
import { Lines, Panel } from "./panel";
import { darkStyles, fontFamily, light, themeOf } from "./theme";

/** A letter as HTML: one column that fits a phone, tables where Outlook needs them, nothing loaded from elsewhere. */
export function LetterMail({ letter: given }: { letter: Letter | ReadyLetter }) {
  const letter = "body" in given ? given : asShipped(given);
  const accent = letter.event?.accentColour ?? null;
  const theme = themeOf(accent);
  return (
    <Html lang={letter.locale} dir="ltr">
      <Head>
        <title>{letter.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStyles(accent)}</style>
      </Head>
      <InboxLine text={letter.preview} />
      <Body className="page" style={{ margin: 0, padding: "24px 8px", backgroundColor: light.page, fontFamily }}>
        <OutlookMark at="start" />
        <Container className="surface" style={surface}>
          <Panel className="pad masthead" style={{ ...masthead, backgroundColor: theme.deep }}>
            <Text style={mastheadText}>{letter.masthead}</Text>
          </Panel>
          <Panel className="pad" style={{ padding: "28px 36px 12px" }}>
            <Heading as="h1" className="text" style={heading}>
              {letter.heading}
            </Heading>
            {letter.greeting && (
              <Text className="text" style={paragraph}>
                {letter.greeting}
              </Text>
            )}
            {letter.body.map((block, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never in another order
              <BlockView key={index} block={block} locale={letter.locale} theme={theme} />
            ))}
            {letter.event?.signature && (
              <Text className="text" style={{ ...paragraph, margin: "24px 0 16px", whiteSpace: "pre-line" }}>
                <Lines text={letter.event.signature} />
              </Text>
            )}
          </Panel>
          <Footer letter={letter} theme={theme} />
        </Container>
        <OutlookMark at="end" />
      </Body>
    </Html>
  );
}

/**
 * What a list of mails shows beside the subject, and nothing of what follows: the blanks behind it fill the line up. Never cut
 * to a length, since letters are made once for many readers and their names put in afterwards.
 */
function InboxLine({ text }: { text: string }) {
  return (
    <div style={inboxLine}>
      {text}
      <div>{"\u00A0\u200C\u200B".repeat(60)}</div>
    </div>
  );
}

const inboxLine = {
  display: "none",
  overflow: "hidden",
  lineHeight: "1px",
  opacity: 0,
  maxHeight: 0,
  maxWidth: 0,
};
const surface = {
  maxWidth: "600px",
  width: "100%",
  backgroundColor: light.surface,
  border: `1px solid ${light.line}`,
  borderRadius: "8px",
  overflow: "hidden",
};

const masthead = { padding: "18px 36px" };
const mastheadText = { margin: 0, color: light.onDeep, fontSize: "16px", lineHeight: "22px", fontWeight: 600 };
const breaking = { overflowWrap: "anywhere", wordBreak: "break-word" } as const;
const heading = {
  margin: "0 0 16px",
  color: light.text,
  fontSize: "27px",
  lineHeight: "33px",
  fontWeight: 700,
  ...breaking,
};
const paragraph = { margin: "0 0 16px", color: light.text, fontSize: "17px", lineHeight: "26px", ...breaking };
