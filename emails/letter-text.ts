import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { WordBlock } from "@/lib/mail-texts/schema";
import type { Block, Fact, Letter, ReadyLetter } from "./letter";

/** Always as long, since letters are made once for many readers and a heading may hold a name. */
const HEADING = "=".repeat(24);
const SUBHEADING = "-".repeat(24);

/** A letter as plain text. Lines are as long as they are: programs wrap them to the reader's screen. */
export function letterText(letter: ReadyLetter): string {
  const parts = [
    letter.masthead,
    `${letter.heading}\n${HEADING}`,
    letter.greeting,
    ...letter.body.map((block) => blockText(block, letter.locale)),
    letter.event?.signature ?? null,
    `* * *\n\n${footerLines(letter).join("\n")}`,
  ];
  return `${parts.filter((part) => part !== null).join("\n\n")}\n`;
}

function blockText(block: Block, locale: Locale): string {
  switch (block.type) {
    case "paragraph":
      return block.text;
    case "heading":
      return `${block.text}\n${SUBHEADING}`;
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "quote":
      return block.text.replace(/^/gm, "> ");
    case "facts":
      return block.rows.map((row) => factText(row, locale)).join("\n");
    case "link":
      return `${block.label}: ${block.url}`;
    case "action":
      return [`${block.label}:`, block.url, ...(block.hint ? [block.hint] : [])].join("\n");
    case "links":
      return block.items
        .map(({ label, url, detail }) => `- ${detail ? `${label}: ${detail}` : label}\n  ${url}`)
        .join("\n");
    case "words":
      return wordsText(block.words);
  }
}

function factText({ label, value, before }: Fact, locale: Locale): string {
  const line = `${label}${label.endsWith("?") ? "" : ":"} ${value}`;
  return before ? `${line} (${translator(locale, "mail")("facts.before", { value: before })})` : line;
}

/** Organisers' words; an address stands for itself, so that programs make it a link. */
function wordsText(words: WordBlock): string {
  const line = (runs: { text: string }[]) => runs.map(({ text }) => text).join("");
  return words.type === "list"
    ? words.items.map((item) => `- ${line(item)}`).join("\n")
    : words.lines.map(line).join("\n");
}

function footerLines({ event, why, locale, unsubscribeUrl }: Letter): string[] {
  if (!event) return [why];
  const t = translator(locale, "mail");
  const { contact, funding } = event;
  const name = contact.role ? `${contact.name}, ${contact.role}` : contact.name;
  return [
    `${t("footer.contact")} ${name}`,
    [contact.email, contact.phone].filter(Boolean).join(", "),
    `${t("footer.eventPage")}: ${event.url}`,
    ...(funding ? ["", ...fundingLines(funding, locale)] : []),
    "",
    why,
    `${t("footer.privacy")}: ${event.url}/privacy`,
    ...(unsubscribeUrl ? [`${t("footer.unsubscribe")}: ${unsubscribeUrl}`] : []),
  ];
}

/** The acknowledgement as the funding programme asks for it: sentence, grant number, disclaimer. */
export function fundingLines(funding: NonNullable<NonNullable<Letter["event"]>["funding"]>, locale: Letter["locale"]) {
  const grantNumber =
    funding.grantNumber && translator(locale, "mail")("footer.grantNumber", { number: funding.grantNumber });
  return [funding.text, grantNumber, funding.disclaimer].filter((line): line is string => Boolean(line));
}
