import type { Db, Tx } from "../db";
import type { OrganiserScope } from "../organisers/policy";
import { isUuid } from "../uuid";
import { domainOfAddress, domainsAbove } from "./rules";

type MayRead = OrganiserScope<"registrations.read">;

const shown = { id: true, name: true, domains: true } as const;

/** All bodies that organisers recognise, by name. There are hundreds at most, so there are no pages. */
export async function listRecognisedBodies(db: Db | Tx, _scope: MayRead) {
  return db.recognisedBody.findMany({ select: shown, orderBy: [{ name: "asc" }, { id: "asc" }] });
}

export type RecognisedBody = Awaited<ReturnType<typeof listRecognisedBodies>>[number];

/** One body; null for unknown ids and for what is no id. */
export async function findRecognisedBody(db: Db, _scope: MayRead, id: string): Promise<RecognisedBody | null> {
  if (!isUuid(id)) return null;
  return db.recognisedBody.findUnique({ where: { id }, select: shown });
}

/**
 * Whether an address belongs to a recognised body, by its domain or one above it. One statement.
 * Says nothing about who typed the address: whoever grants something for it has it proven first.
 */
export async function isRecognised(db: Db | Tx, email: string): Promise<boolean> {
  const domain = domainOfAddress(email);
  if (!domain) return false;
  const [row] = await db.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM recognised_body WHERE domains && ${domainsAbove(domain)}::text[]) AS found`;
  return row?.found ?? false;
}

/** Those of these addresses that belong to a recognised body (`isRecognised`). One statement, however many they are. */
export async function recognisedAmong(db: Db | Tx, emails: readonly string[]): Promise<ReadonlySet<string>> {
  const bodies = await db.recognisedBody.findMany({ select: { domains: true } });
  const recognised = new Set(bodies.flatMap(({ domains }) => domains));
  return new Set(
    emails.filter((email) => domainsAbove(domainOfAddress(email) ?? "").some((domain) => recognised.has(domain))),
  );
}
