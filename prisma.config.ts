import { defineConfig } from "prisma/config";

/** The Prisma CLI is used for `generate` only; migrations are applied by `lib/migrations.ts`. */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/unused" },
});
