import pg from "pg";
import { describe, expect, it } from "vitest";
import { applyMigrations, schemaChangeAsSql } from "@/lib/migrations";
import { emptyDatabase, testDatabase } from "../support/database";

/** What `prisma/schema` cannot say and the migrations therefore say by hand. Add yours here with its migration. */
const writtenByHand = {
  indexes: [
    "audit_entry_words",
    "handover_one_open_per_place",
    "invitation_holding",
    "invitation_one_open_per_address",
    "outgoing_mail_claimed",
    "outgoing_mail_due",
    "outgoing_mail_in_line",
    "outgoing_mail_recipient",
    "outgoing_mail_troubled",
    "outgoing_mail_words",
    "registration_by_name_da",
    "registration_by_name_en",
    "registration_by_organisation_da",
    "registration_by_organisation_en",
    "registration_deletion_wished",
    "registration_one_live_per_address",
    "registration_search_bytes",
    "registration_search_text",
  ],
  checks: [
    "access_code_is_normal",
    "access_code_seats_count",
    "announcement_times",
    "bulk_action_started_has_kind",
    "bulk_action_times",
    "bulk_item_done_has_time",
    "event_accent_colour_is_hex",
    "event_cancellations_end_before_start",
    "event_cancelled",
    "event_capacity_counts",
    "event_closes_after_opening",
    "event_ends_after_start",
    "event_group_size_counts",
    "event_has_a_language",
    "event_holds_are_positive",
    "event_logo_is_what_we_take",
    "event_role_is_of_one_event",
    "event_seats_count",
    "event_slug_is_address",
    "handover_email_key_is_normal",
    "handover_has_one_answer",
    "import_run_applied_has_time",
    "invitation_answered_holds_nothing",
    "invitation_email_key_is_normal",
    "invitation_has_one_answer",
    "mail_queue_one_row",
    "mail_queue_pause",
    "mail_rule_skipped",
    "mail_rule_when",
    "organiser_email_is_normal",
    "outgoing_mail_claim_has_end",
    "outgoing_mail_lane",
    "outgoing_mail_reason_of_end",
    "outgoing_mail_sent_has_time",
    "outgoing_mail_sent_keeps_no_secret",
    "programme_item_ends_after_start",
    "question_bounds_in_order",
    "question_choice_has_options",
    "question_condition_has_values",
    "question_key_is_name",
    "question_sensitive_is_optional",
    "recognised_body_domains_are_lower_case",
    "registration_cancelled_has_time",
    "registration_country_is_iso",
    "registration_email_key_is_normal",
    "registration_hold_has_end",
    "registration_in_line_has_place",
    "registration_merged_has_ended",
    "registration_sequence_counts_up",
    "saved_view_has_name",
    "stored_file_belongs_to_one",
    "stored_file_is_what_we_take",
    "tag_has_name",
  ],
  triggers: [
    "audit_entry_is_not_emptied",
    "audit_entry_only_grows",
    "event_has_seats",
    "outgoing_mail_wakes_workers",
    "registration_added_is_counted",
    "registration_changed_is_counted",
    "registration_event_takes_place_insert",
    "registration_event_takes_place_update",
    "registration_removed_is_counted",
  ],
};

const queries = {
  columns: `SELECT table_name || '.' || column_name AS name,
      concat_ws(' ', udt_name, character_maximum_length, numeric_precision, datetime_precision, is_nullable, column_default)
        AS definition
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
  enums: `SELECT t.typname AS name, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) AS definition
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname`,
  indexes: `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  keys: `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE contype IN ('p', 'u', 'f') AND connamespace = 'public'::regnamespace
      AND conrelid <> coalesce(to_regclass('_prisma_migrations'), 0::regclass)`,
  checks: `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
  triggers: `SELECT tgname AS name, pg_get_triggerdef(oid) AS definition FROM pg_trigger WHERE NOT tgisinternal`,
};

/** The catalogue of a database, as name → definition for each kind of thing. */
async function catalogue(url: string): Promise<Record<keyof typeof queries, Record<string, string>>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = {} as Record<keyof typeof queries, Record<string, string>>;
    for (const [kind, sql] of Object.entries(queries)) {
      const { rows } = await client.query<{ name: string; definition: string }>(`${sql} ORDER BY 1`);
      found[kind as keyof typeof queries] = Object.fromEntries(rows.map((row) => [row.name, row.definition]));
    }
    return found;
  } finally {
    await client.end();
  }
}

function without(things: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(things).filter(([name]) => !names.includes(name)));
}

const { url: migratedUrl } = await testDatabase();
const plainUrl = await emptyDatabase();

describe("the committed migrations", () => {
  it("lead to what prisma/schema says, and nothing else (else: npm run db:migrate -- --write NAME)", async () => {
    const client = new pg.Client({ connectionString: plainUrl });
    await client.connect();
    await client.query(await schemaChangeAsSql(plainUrl));
    await client.end();

    const [migrated, schema] = await Promise.all([catalogue(migratedUrl), catalogue(plainUrl)]);
    expect(migrated.columns).toEqual(schema.columns);
    expect(migrated.enums).toEqual(schema.enums);
    expect(migrated.keys).toEqual(schema.keys);
    expect(without(migrated.indexes, writtenByHand.indexes)).toEqual(schema.indexes);
  });

  it("carry every rule that was written by hand, and this test knows each of them", async () => {
    const { indexes, checks, triggers } = await catalogue(migratedUrl);
    expect(Object.keys(indexes)).toEqual(expect.arrayContaining(writtenByHand.indexes));
    expect(Object.keys(checks).sort()).toEqual(writtenByHand.checks);
    expect(Object.keys(triggers).sort()).toEqual(writtenByHand.triggers);
  });

  it("change nothing when applied a second time, and wait for each other when applied at once", async () => {
    expect(await applyMigrations(migratedUrl)).toEqual([]);
    const fresh = await emptyDatabase();
    const [first, second] = await Promise.all([applyMigrations(fresh), applyMigrations(fresh)]);
    expect(Math.min(first.length, second.length)).toBe(0);
    expect(Math.max(first.length, second.length)).toBeGreaterThan(0);
  });
});
