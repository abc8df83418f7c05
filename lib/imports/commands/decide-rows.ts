import type { Context } from "../../context";
import { checkVersion } from "../queries";
import { differenceVersion } from "../rules";
import { readFindings } from "../schema";
import { lockImport } from "./judge-import";

type Decision = "ours" | "theirs";

export type Choices =
  | {
      /** By line; `version` is the `differenceVersion` of what was shown. */
      rows: Record<string, { decision: Decision; version: string }>;
    }
  | {
      /** About every row in conflict. */
      rows: "all";
      all: Decision;
      /** `checkVersion` of the page on which that was said. */
      seen: string;
    };

/**
 * Notes whose values are to stay in rows that are in conflict. What is said of a difference that no longer stands is not
 * noted: nobody has seen the new one.
 * @returns whether there was such a thing; decisions about the other rows are noted all the same.
 */
export async function decideRows(
  input: { eventId: string; id: string } & Choices,
  { db }: Pick<Context, "db">,
): Promise<{ isStale: boolean }> {
  const { eventId, id, rows } = input;
  return db.$transaction(async (tx) => {
    const run = await lockImport(tx, eventId, id);
    if (run?.status !== "checked") return { isStale: false };
    if (rows === "all") {
      if ((await checkVersion(tx, id)) !== input.seen) return { isStale: true };
      await tx.$executeRaw`
        UPDATE import_row SET problems = problems || jsonb_build_object('decision', ${input.all}::text)
        WHERE import_run_id = ${id}::uuid AND verdict = 'conflict'`;
      return { isStale: false };
    }
    const numbers = Object.keys(rows).map(Number);
    const standing = await tx.importRow.findMany({
      where: { importRunId: id, number: { in: numbers }, verdict: "conflict" },
      select: { number: true, problems: true },
    });
    const decisions = standing.flatMap(({ number, problems }) => {
      const said = rows[number];
      return said?.version === differenceVersion(readFindings(problems)) ? [{ number, decision: said.decision }] : [];
    });
    await tx.$executeRaw`
      UPDATE import_row i SET problems = i.problems || jsonb_build_object('decision', n.decision)
      FROM jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb) AS n (number int, decision text)
      WHERE i.import_run_id = ${id}::uuid AND i.number = n.number`;
    return { isStale: decisions.length < numbers.length };
  });
}
