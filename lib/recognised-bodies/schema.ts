import { z } from "zod";
import { UNPRINTABLE } from "../registrations/schema";
import { BODY_MAX_DOMAINS, BODY_NAME_MAX_CHARACTERS, DOMAINS_MAX_CHARACTERS } from "./constants";
import { asciiDomain, isFreeMail } from "./rules";

/** What can be wrong; the words stand in the messages `recognised.errors.<code>`, most with the entries in question. */
export const bodyErrorCodes = [
  "name_missing",
  "name_too_long",
  "name_unprintable",
  "domains_missing",
  "domains_too_many",
  "domains_too_long",
  "not_domains",
  "free_mail",
  "list_missing",
  "list_too_long",
  "lines_without_name",
  "lines_without_domain",
  "named_twice",
] as const;
export type BodyErrorCode = (typeof bodyErrorCodes)[number];
export type BodyProblem = { field: "name" | "domains" | "list"; code: BodyErrorCode; entries: string[] };

const name = z
  .string()
  .transform((text) => text.trim().normalize("NFC"))
  .pipe(
    z
      .string()
      .min(1, "name_missing")
      .refine((text) => !UNPRINTABLE.test(text), "name_unprintable")
      .refine((text) => [...text].length <= BODY_NAME_MAX_CHARACTERS, "name_too_long"),
  );

/** Entries of a list as people paste it: one per line, or with commas, semicolons or spaces between them. */
function entriesOf(text: string): string[] {
  return text.split(/[\s,;]+/u).filter(Boolean);
}

/**
 * A domain as people paste it: "aarhus.dk", "@aarhus.dk", "*.aarhus.dk", somebody's address, or the address of the web
 * site, whose "www." is no part of an address for mail.
 */
function pastedDomain(entry: string): string | null {
  const web = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(entry)?.[1];
  return asciiDomain(web ?? entry.slice(entry.lastIndexOf("@") + 1).replace(/^\*\./, ""));
}

const domains = z.string().transform((text, context) => {
  const refuse = (message: BodyErrorCode, entries: string[] = []) => {
    context.addIssue({ code: "custom", message, params: { entries } });
    return z.NEVER;
  };
  if (text.length > DOMAINS_MAX_CHARACTERS) return refuse("domains_too_long");
  const entries = entriesOf(text);
  if (entries.length === 0) return refuse("domains_missing");
  const read = entries.map((entry) => ({ entry, domain: pastedDomain(entry) }));
  const nonsense = read.filter(({ domain }) => domain === null).map(({ entry }) => entry);
  if (nonsense.length > 0) return refuse("not_domains", nonsense);
  const found = [...new Set(read.flatMap(({ domain }) => domain ?? []))];
  const free = found.filter(isFreeMail);
  if (free.length > 0) return refuse("free_mail", free);
  return found.length > BODY_MAX_DOMAINS ? refuse("domains_too_many") : found;
});

/** A body as typed: its name, and its domains in any of the ways lists are pasted. What is named twice counts once. */
export const recognisedBodySchema = z.object({ name, domains });
export type BodyDetails = z.infer<typeof recognisedBodySchema>;

/** A line of a pasted list: what stands before the first of the domains at its end is the name. */
function bodyOfLine(line: string) {
  const parts = line.split(/([\s,;]+)/u);
  let first = parts.length;
  while (first > 0) {
    const part = parts[first - 1] ?? "";
    const isSeparator = /^[\s,;]*$/u.test(part);
    if (!isSeparator && !(part.includes(".") && pastedDomain(part))) break;
    first -= 1;
  }
  const domains = [...new Set(entriesOf(parts.slice(first).join("")).flatMap((entry) => pastedDomain(entry) ?? []))];
  return { line, name: parts.slice(0, first).join(""), domains };
}

const list = z.string().transform((text, context) => {
  const refuse = (message: BodyErrorCode, entries: string[] = []) => {
    context.addIssue({ code: "custom", message, params: { entries } });
    return z.NEVER;
  };
  if (text.length > DOMAINS_MAX_CHARACTERS) return refuse("list_too_long");
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) return refuse("list_missing");
  const bodies = lines.map(bodyOfLine).map((body) => ({ ...body, name: name.safeParse(body.name) }));
  const without = (isWrong: (body: (typeof bodies)[number]) => boolean) =>
    bodies.filter(isWrong).map(({ line }) => line);
  const nameless = without((body) => !body.name.success);
  if (nameless.length > 0) return refuse("lines_without_name", nameless);
  const homeless = without((body) => body.domains.length === 0);
  if (homeless.length > 0) return refuse("lines_without_domain", homeless);
  const all = bodies.flatMap((body) => body.domains);
  const free = all.filter(isFreeMail);
  if (free.length > 0) return refuse("free_mail", free);
  const twice = all.filter((domain, index) => all.indexOf(domain) !== index);
  if (twice.length > 0) return refuse("named_twice", twice);
  return bodies.map((body) => ({ name: body.name.data ?? "", domains: body.domains }));
});

/** A pasted list of bodies, one per line, for example from a spreadsheet: the name, then its domains. */
export const severalBodiesSchema = z.object({ list });

/** What is wrong with what was typed, in the order of the fields; the first thing for each. */
export function bodyProblems(error: z.ZodError): BodyProblem[] {
  return (["name", "domains", "list"] as const).flatMap((field) => {
    const issue = error.issues.find(({ path }) => path[0] === field);
    if (!issue) return [];
    const code = bodyErrorCodes.find((known) => known === issue.message) ?? "domains_missing";
    const params = issue.code === "custom" ? issue.params : undefined;
    return [{ field, code, entries: (params?.entries as string[] | undefined) ?? [] }];
  });
}
