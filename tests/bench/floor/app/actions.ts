"use server";

import { redirect } from "next/navigation";
import { Pool } from "pg";

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

/** Takes what was posted as it is: one INSERT, one redirect. */
export async function send(form: FormData): Promise<void> {
  const text = (name: string) => String(form.get(name));
  await pool.query(
    `INSERT INTO bench_floor (given_name, family_name, email, organisation, organisation_type, country, job_title)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      text("givenName"),
      text("familyName"),
      text("email"),
      text("organisation"),
      text("organisationType"),
      text("country"),
      text("jobTitle"),
    ],
  );
  redirect("/done");
}
