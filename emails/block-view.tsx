import { Button, Heading, Link, Text } from "@react-email/components";
import { Fragment } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { Run, WordBlock } from "@/lib/mail-texts/schema";
import type { Block, Fact } from "./letter";
import { Lines, Panel } from "./panel";
import { light, type Theme } from "./theme";

/** One piece of a letter as HTML. */
export function BlockView({ block, locale, theme }: { block: Block; locale: Locale; theme: Theme }) {
  const link = linkIn(theme);
  switch (block.type) {
    case "paragraph":
      return (
        <Text className="text" style={paragraph}>
          {block.text}
        </Text>
      );
    case "heading":
      return (
        <Heading as="h2" className="text" style={heading}>
          {block.text}
        </Heading>
      );
    case "list":
      return (
        <ul className="text" style={list}>
          {block.items.map((item) => (
            <li key={item} style={{ margin: "0 0 8px" }}>
              {item}
            </li>
          ))}
        </ul>
      );
    case "quote":
      return (
        <Panel style={{ padding: "0 0 16px" }}>
          <Panel className="tint" style={quoteIn(theme)}>
            <Text className="text" style={quoteText}>
              <Lines text={block.text} />
            </Text>
          </Panel>
        </Panel>
      );
    case "facts":
      return <Facts rows={block.rows} locale={locale} />;
    case "words":
      return <Words words={block.words} theme={theme} />;
    case "links":
      return (
        <ul className="text" style={list}>
          {block.items.map(({ label, url, detail }) => (
            <li key={url} style={{ margin: "0 0 8px" }}>
              <Link className="link" href={url} style={link}>
                {label}
              </Link>
              {detail && (
                <>
                  <br />
                  <span className="soft" style={detailText}>
                    {detail}
                  </span>
                </>
              )}
            </li>
          ))}
        </ul>
      );
    case "action":
      return <Action action={block} locale={locale} theme={theme} />;
    case "link":
      return (
        <Text className="text" style={paragraph}>
          <Link className="link" href={block.url} style={link}>
            {block.label}
          </Link>
        </Text>
      );
  }
}

function Words({ words, theme }: { words: WordBlock; theme: Theme }) {
  if (words.type === "list") {
    return (
      <ul className="text" style={list}>
        {words.items.map((runs) => (
          <li key={JSON.stringify(runs)} style={{ margin: "0 0 8px" }}>
            <Runs runs={runs} theme={theme} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Text className="text" style={paragraph}>
      {words.lines.map((runs, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never in another order
        <Fragment key={index}>
          {index > 0 && <br />}
          <Runs runs={runs} theme={theme} />
        </Fragment>
      ))}
    </Text>
  );
}

function Runs({ runs, theme }: { runs: Run[]; theme: Theme }) {
  const link = linkIn(theme);
  return runs.map(({ text, url }, index) =>
    url ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never in another order
      <Link key={index} className="link" href={url} style={{ ...link, wordBreak: "break-all" }}>
        {text}
      </Link>
    ) : (
      text
    ),
  );
}

function Facts({ rows, locale }: { rows: Fact[]; locale: Locale }) {
  return (
    <table className="facts line" width="100%" cellPadding={0} cellSpacing={0} style={table}>
      <tbody>
        {rows.map(({ label, value, isStrong, before }) => (
          <tr key={label}>
            <th scope="row" className="soft line" style={labelCell}>
              {label}
            </th>
            <td
              className="text line"
              style={isStrong ? { ...valueCell, fontWeight: 700, letterSpacing: "0.02em" } : valueCell}
            >
              {value}
              {before && (
                <>
                  <br />
                  <span className="soft" style={detailText}>
                    {translator(locale, "mail")("facts.before", { value: before })}
                  </span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ActionProps = { action: Extract<Block, { type: "action" }>; locale: Locale; theme: Theme };

function Action({ action, locale, theme }: ActionProps) {
  return (
    <Panel style={{ padding: "8px 0 24px" }}>
      <Button className="button" href={action.url} style={{ ...button, backgroundColor: theme.primary }}>
        {action.label}
      </Button>
      {action.hint && (
        <Text className="text" style={{ ...paragraph, margin: "14px 0 0" }}>
          {action.hint}
        </Text>
      )}
      <Text className="soft" style={small}>
        {translator(locale, "mail")("linkFallback")}
        <br />
        <Link className="link" href={action.url} style={{ ...linkIn(theme), wordBreak: "break-all" }}>
          {action.url}
        </Link>
      </Text>
    </Panel>
  );
}

/** One long word, such as an address, never makes a letter wider than the screen. */
const breaking = { overflowWrap: "anywhere", wordBreak: "break-word" } as const;
const paragraph = { margin: "0 0 16px", color: light.text, fontSize: "17px", lineHeight: "26px", ...breaking };
const linkIn = ({ primary }: Theme) => ({ color: primary, textDecoration: "underline" });
const heading = { margin: "28px 0 10px", color: light.text, fontSize: "20px", lineHeight: "26px", fontWeight: 700 };
const list = {
  margin: "0 0 16px",
  padding: "0 0 0 22px",
  color: light.text,
  fontSize: "17px",
  lineHeight: "26px",
  ...breaking,
};
const detailText = { color: light.soft, fontSize: "15px" };
const small = { margin: "14px 0 0", color: light.soft, fontSize: "14px", lineHeight: "21px" };
const quoteIn = ({ tint, primary }: Theme) => ({
  padding: "12px 18px",
  backgroundColor: tint,
  borderLeft: `4px solid ${primary}`,
});
const quoteText = {
  margin: 0,
  color: light.text,
  fontSize: "17px",
  lineHeight: "26px",
  whiteSpace: "pre-line" as const,
};
const table = {
  width: "100%",
  borderCollapse: "collapse" as const,
  margin: "4px 0 20px",
  borderTop: `1px solid ${light.line}`,
};
const cell = {
  padding: "10px 0",
  borderBottom: `1px solid ${light.line}`,
  fontSize: "16px",
  lineHeight: "23px",
  textAlign: "left" as const,
  verticalAlign: "top",
};
const labelCell = { ...cell, width: "34%", paddingRight: "14px", color: light.soft, fontWeight: 400 };
const valueCell = { ...cell, color: light.text, ...breaking };
const button = {
  display: "inline-block",
  padding: "13px 24px",
  borderRadius: "6px",
  color: light.onPrimary,
  fontSize: "17px",
  lineHeight: "22px",
  fontWeight: 600,
  textDecoration: "none",
};
