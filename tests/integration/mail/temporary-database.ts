import { randomBytes } from "node:crypto";
import pg from "pg";
import { connect } from "@/lib/db";
import { applyMigrations } from "@/lib/migrations";

const server = process.env.TEST_DATABASE_URL ?? "postgresql://postgres:postgres@localhost:54329/postgres";

export async function temporaryDatabase() {
  const name = `mail_${randomBytes(5).toString("hex")}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  await applyMigrations(url);
  const db = connect(url, 6);
  return {
    url,
    db,
    async drop() {
      await db.$disconnect();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
