import pg from "pg";

/** Columns of every table that can hold a text, as `table.column` → how the value reads as text. */
const textColumns = `
  SELECT table_name AS "table", column_name AS "column", udt_name = 'bytea' AS "isBytes"
  FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'
    AND udt_name IN ('text', 'varchar', 'json', 'jsonb', '_text', 'bytea')`;

/** Where in the whole database one of these words still stands, as `table.column`. Case does not matter. */
export async function placesWith(url: string, words: string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ table: string; column: string; isBytes: boolean }>(textColumns);
    const found: string[] = [];
    for (const { table, column, isBytes } of rows) {
      const text = isBytes ? `encode("${column}", 'escape')` : `"${column}"::text`;
      const hit = await client.query(`SELECT FROM "${table}" WHERE ${text} ILIKE ANY ($1) LIMIT 1`, [
        words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`),
      ]);
      if (hit.rowCount) found.push(`${table}.${column}`);
    }
    return found;
  } finally {
    await client.end();
  }
}
