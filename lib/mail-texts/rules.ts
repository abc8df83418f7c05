import { formatDate, formatTimeRange } from "../i18n/format";
import type { Locale } from "../i18n/locales";
import type { EventFacts, RegistrationFacts } from "../mail/schema";
import {
  type Placeholder,
  type PlaceholderProblem,
  type PlaceholderValues,
  placeholders,
  type Run,
  type WordBlock,
} from "./schema";

type Piece = { text: string } | { placeholder: Placeholder } | { problem: PlaceholderProblem };

/**
 * Reads a text for its braces: `{name}` is a placeholder, `{{` and `}}` are a brace that is shown. Everything else in
 * braces is a problem, never a guess.
 */
function pieces(template: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of template.matchAll(/\{\{([^{}\n]*)\}\}|\{\{|\}\}|\{([^{}\n]*)\}|\{[^\s{}]*|\}/g)) {
    if (match.index > end) found.push({ text: template.slice(end, match.index) });
    end = match.index + match[0].length;
    found.push(pieceOf(match[0], match[1] ?? match[2]));
  }
  if (end < template.length) found.push({ text: template.slice(end) });
  return found;
}

function pieceOf(found: string, name: string | undefined): Piece {
  const meant = name === undefined ? null : nearest(name);
  if (found.startsWith("{{")) {
    if (meant) return { problem: { what: "doubled", found, meant } };
    return { text: name === undefined ? "{" : `{${name}}` };
  }
  if (found === "}}") return { text: "}" };
  if (found === "}") return { problem: { what: "stray", found, meant: null } };
  if (name === undefined) return { problem: { what: "unclosed", found, meant: nearest(found) } };
  if (isPlaceholder(name)) return { placeholder: name };
  return { problem: { what: "unknown", found, meant } };
}

function isPlaceholder(name: string): name is Placeholder {
  return placeholders.includes(name as Placeholder);
}

/** The placeholder that somebody who wrote `GivenName` or `given-nme` had in mind; null when it could be anything. */
function nearest(written: string): Placeholder | null {
  const plain = written.toLowerCase().replace(/[^a-z]/g, "");
  if (plain === "") return null;
  const [best] = placeholders
    .map((name) => ({ name, far: distance(plain, name.replace("_", "")) }))
    .sort((one, other) => one.far - other.far);
  return best && best.far <= Math.min(2, plain.length / 3) ? best.name : null;
}

/** Levenshtein's distance: how many letters have to be put in, left out or changed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (let column = 1; column <= other.length; column++) {
      const changed = (row[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/**
 * What is wrong with the placeholders of a text, in the order in which it stands there; each wrong one once.
 * @param available those that have a value in this mail; all, unless said otherwise.
 */
export function placeholderProblems(
  text: string,
  available: readonly Placeholder[] = placeholders,
): PlaceholderProblem[] {
  const problems = pieces(text).flatMap((piece): PlaceholderProblem[] => {
    if ("problem" in piece) return [piece.problem];
    if (!("placeholder" in piece) || available.includes(piece.placeholder)) return [];
    return [{ what: "unavailable", found: `{${piece.placeholder}}`, meant: null }];
  });
  return problems.filter(({ found }, index) => problems.findIndex((other) => other.found === found) === index);
}

/**
 * A line of organisers' text with the reader's own values. Values are never read for braces themselves, so nobody's name
 * can ask for anything. What is no placeholder stays as it was written: a text that was stored before a placeholder went
 * away does not stop a mail.
 */
export function fillPlaceholders(text: string, values: PlaceholderValues): string {
  return pieces(text)
    .map((piece) => {
      if ("text" in piece) return piece.text;
      return "placeholder" in piece ? values[piece.placeholder] : piece.problem.found;
    })
    .join("");
}

/**
 * Organisers' text as pieces of a letter. An empty line begins a paragraph, lines that begin with a hyphen are a list,
 * and addresses of the web can be pressed. All of that is read from the text alone, never from the values, so that
 * nobody's name becomes a link.
 */
export function wordBlocks(text: string, values: PlaceholderValues): WordBlock[] {
  const blocks: WordBlock[] = [];
  for (const paragraph of text.replace(/\r\n?/g, "\n").split(/\n[^\S\n]*\n/)) {
    let open: WordBlock | undefined;
    for (const line of paragraph.split("\n").filter((candidate) => candidate.trim() !== "")) {
      const item = /^\s*[-–•*]\s+(.*)$/.exec(line);
      const runs = runsOf((item?.[1] ?? line).trim(), values);
      const type = item ? "list" : "paragraph";
      if (open?.type !== type) {
        open = type === "list" ? { type, items: [] } : { type, lines: [] };
        blocks.push(open);
      }
      (open.type === "list" ? open.items : open.lines).push(runs);
    }
  }
  return blocks;
}

/** The first line of a piece of organisers' text, for what a list of mails shows beside the subject. */
export function firstLine(block: WordBlock): string {
  const [line = []] = block.type === "list" ? block.items : block.lines;
  return line.map(({ text }) => text).join("");
}

function runsOf(line: string, values: PlaceholderValues): Run[] {
  const all = pieces(line);
  return all.flatMap((piece, index): Run[] => {
    if ("placeholder" in piece) {
      const text = values[piece.placeholder];
      return [piece.placeholder === "own_page" && text !== "" ? { text, url: text } : { text }];
    }
    if ("problem" in piece) return [{ text: piece.problem.found }];
    // An address that goes on with somebody's value is left for mail programs to make out.
    return linked(piece.text, index < all.length - 1);
  });
}

function linked(text: string, goesOn: boolean): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?'’”»)\]]/g)) {
    const after = match.index + match[0].length;
    if (goesOn && after === text.length) break;
    if (match.index > end) runs.push({ text: text.slice(end, match.index) });
    runs.push({ text: match[0], url: match[0] });
    end = after;
  }
  if (end < text.length) runs.push({ text: text.slice(end) });
  return runs;
}

/**
 * The values of one reader. @param ownPage the secret link, or the page that stands in for it.
 * @param person whose mail it is; where they have no registration, their values are empty.
 */
export function valuesFor(
  { event, person, ownPage }: { event: EventFacts; person: RegistrationFacts | null; ownPage: string },
  locale: Locale,
): PlaceholderValues {
  return {
    given_name: person?.givenName ?? "",
    family_name: person?.familyName ?? "",
    organisation: person?.organisation ?? "",
    reference: person?.reference ?? "",
    event: event.title,
    date: formatDate(event.startsAt, locale, event.timeZone),
    time: formatTimeRange(event.startsAt, event.endsAt, locale, event.timeZone),
    place: event.place,
    own_page: ownPage,
  };
}
