import type { Context } from "../../context";
import { lockImport } from "./judge-import";

type Decision = "ours" | "theirs";

/** Notes whose values are to stay in rows that are in conflict. @param input.rows by line; "all" decides about every one. */
export async function decideRows(
  input: { eventId: string; id: string; rows: Record<string, Decision> | "all"; all?: Decision },
  { db }: Pick<Context, "db">,
): Promise<void> {
  const { eventId, id, rows, all = "ours" } = input;
  await db.$transaction(async (tx) => {
    const run = await lockImport(tx, eventId, id);
    if (run?.status !== "checked") return;
    if (rows === "all") {
      await tx.$executeRaw`
        UPDATE import_row SET problems = problems || jsonb_build_object('decision', ${all}::text)
        WHERE import_run_id = ${id}::uuid AND verdict = 'conflict'`;
      return;
    }
    const decisions = JSON.stringify(Object.entries(rows).map(([number, decision]) => ({ number, decision })));
    await tx.$executeRaw`
      UPDATE import_row i SET problems = i.problems || jsonb_build_object('decision', n.decision)
      FROM jsonb_to_recordset(${decisions}::jsonb) AS n (number int, decision text)
      WHERE i.import_run_id = ${id}::uuid AND i.number = n.number AND i.verdict = 'conflict'`;
  });
}
