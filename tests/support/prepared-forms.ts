import { randomBytes } from "node:crypto";
import pg from "pg";
import { type Fields, PlainBrowser } from "./plain-browser";

/** What all of these people have typed. The address is each one's own. */
export const typed = {
  givenName: "Åse",
  familyName: "Nyström",
  organisation: "Municipality of Example",
  organisationType: "municipality",
  country: "SE",
  jobTitle: "Head of procurement",
};

/** A form that is filled in and checked: only "Send registration" is left to press. */
export type PreparedForm = { cookie: string; draftId: string };

/**
 * Writes drafts as "Continue" keeps them, straight into the database: filling in the form is not what is measured.
 * The tokens are random as a browser's are.
 */
export async function prepareForms(databaseUrl: string, slug: string, count: number): Promise<PreparedForm[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const run = randomBytes(4).toString("hex");
  const { rows } = await client.query<{ id: string; token: string }>(
    `WITH prepared AS (
       SELECT gen_random_uuid() AS id, n, encode(sha256(gen_random_uuid()::text::bytea), 'hex') AS token
       FROM generate_series(1, $1::int) n
     ), kept AS (
       INSERT INTO form_draft (id, browser_hash, form, "values", attempted_at, expires_at)
       SELECT id, encode(sha256(token::bytea), 'hex'), $2, $3::jsonb || jsonb_build_object('email', n || $4), now(),
         now() + interval '1 day' FROM prepared
     )
     SELECT id, token FROM prepared ORDER BY n`,
    [count, `register:${slug}`, JSON.stringify(typed), `-${run}@example.org`],
  );
  await client.end();
  return rows.map(({ id, token }) => ({ cookie: `draft=${token}`, draftId: id }));
}

/**
 * What the browser posts with "Send registration" beside the draft's id, read once from the page itself: Next's field
 * that names the action, and our own hidden ones.
 */
export async function readSendForm(origin: string, path: string, form: PreparedForm): Promise<Fields> {
  const browser = new PlainBrowser(origin, { headers: { "x-forwarded-for": "10.0.0.1" } });
  browser.cookies.set("draft", form.cookie.replace("draft=", ""));
  await browser.open(path);
  return browser.form("Send registration").fields.filter(([name]) => name !== "draft");
}
