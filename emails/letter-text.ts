import { translator } from "@/lib/i18n/translator";
import type { Block, Letter } from "./letter";

/** A letter as plain text. Lines are as long as they are: programs wrap them to the reader's screen. */
export function letterText(letter: Letter): string {
  const parts = [
    letter.masthead,
    `${letter.heading}\n${"=".repeat([...letter.heading].length)}`,
    letter.greeting,
    ...letter.blocks.map(blockText),
    `* * *\n\n${footerLines(letter).join("\n")}`,
  ];
  return `${parts.filter((part) => part !== null).join("\n\n")}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return block.text;
    case "heading":
      return `${block.text}\n${"-".repeat([...block.text].length)}`;
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "quote":
      return block.text.replace(/^/gm, "> ");
    case "facts":
      return block.rows.map(({ label, value }) => `${label}${label.endsWith("?") ? "" : ":"} ${value}`).join("\n");
    case "link":
      return `${block.label}: ${block.url}`;
    case "action":
      return [`${block.label}:`, block.url, ...(block.hint ? [block.hint] : [])].join("\n");
  }
}

function footerLines({ event, why, locale }: Letter): string[] {
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
  ];
}

/** The acknowledgement as the funding programme asks for it: sentence, grant number, disclaimer. */
export function fundingLines(funding: NonNullable<NonNullable<Letter["event"]>["funding"]>, locale: Letter["locale"]) {
  const grantNumber =
    funding.grantNumber && translator(locale, "mail")("footer.grantNumber", { number: funding.grantNumber });
  return [funding.text, grantNumber, funding.disclaimer].filter((line): line is string => Boolean(line));
}
