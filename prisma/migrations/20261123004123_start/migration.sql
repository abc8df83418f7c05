-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "actor_kind" AS ENUM ('participant', 'organiser', 'system');

-- CreateEnum
CREATE TYPE "event_status" AS ENUM ('draft', 'published');

-- CreateEnum
CREATE TYPE "outgoing_mail_status" AS ENUM ('queued', 'sending', 'sent', 'waiting_to_retry', 'failed', 'withdrawn');

-- CreateEnum
CREATE TYPE "organiser_role" AS ENUM ('owner', 'organiser', 'desk', 'viewer');

-- CreateEnum
CREATE TYPE "registration_status" AS ENUM ('awaiting_verification', 'awaiting_approval', 'confirmed', 'waitlisted', 'offered', 'lapsed', 'declined', 'cancelled');

-- CreateEnum
CREATE TYPE "organisation_type" AS ENUM ('municipality', 'region', 'state_authority', 'public_body', 'university', 'network', 'company', 'other');

-- CreateEnum
CREATE TYPE "conference_attendance" AS ENUM ('yes', 'no', 'undecided');

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" "actor_kind" NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "event_id" UUID,
    "registration_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_draft" (
    "id" UUID NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "attempted_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "outcome" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "status" "event_status" NOT NULL DEFAULT 'draft',
    "time_zone" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "languages" TEXT[],
    "capacity" INTEGER NOT NULL,
    "registration_opens_at" TIMESTAMPTZ(3) NOT NULL,
    "registration_closes_at" TIMESTAMPTZ(3) NOT NULL,
    "changes_close_at" TIMESTAMPTZ(3) NOT NULL,
    "reference_prefix" TEXT NOT NULL,
    "venue_city" TEXT NOT NULL,
    "venue_country" TEXT NOT NULL,
    "venue_name" TEXT,
    "venue_building" TEXT,
    "venue_room" TEXT,
    "venue_address" TEXT,
    "contact_name" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "contact_phone" TEXT,
    "contact_profile" TEXT,
    "conference_starts_on" DATE,
    "conference_ends_on" DATE,
    "conference_venue" TEXT,
    "conference_url" TEXT,
    "travel_requests_close_at" TIMESTAMPTZ(3),
    "funding_programme" TEXT,
    "funding_grant_number" TEXT,
    "funding_emblem" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_text" (
    "event_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "background" TEXT NOT NULL,
    "workshop" TEXT NOT NULL,
    "focus_points" TEXT[],
    "cases_heading" TEXT NOT NULL,
    "cases_text" TEXT NOT NULL,
    "cases" TEXT[],
    "conference_title" TEXT,
    "conference_text" TEXT,
    "travel_text" TEXT,
    "contact_role" TEXT,
    "funding_text" TEXT,
    "funding_disclaimer" TEXT,
    "privacy_controller" TEXT NOT NULL,

    CONSTRAINT "event_text_pkey" PRIMARY KEY ("event_id","locale")
);

-- CreateTable
CREATE TABLE "outgoing_mail" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" "outgoing_mail_status" NOT NULL DEFAULT 'queued',
    "locale" TEXT NOT NULL,
    "recipient_name" TEXT,
    "recipient" TEXT NOT NULL,
    "registration_id" UUID,
    "event_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "sealed" TEXT,
    "subject" TEXT,
    "message_id" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_until" TIMESTAMPTZ(3),
    "claimed_by" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "outgoing_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outgoing_mail_attempt" (
    "id" UUID NOT NULL,
    "mail_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "server_answer" TEXT NOT NULL,

    CONSTRAINT "outgoing_mail_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organiser" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT NOT NULL,
    "role" "organiser_role" NOT NULL DEFAULT 'organiser',
    "disabled_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organiser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_session" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "organiser_id" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_token" (
    "token_hash" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "rule" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "window_ends" TIMESTAMPTZ(3) NOT NULL,
    "hits" INTEGER NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("rule","subject")
);

-- CreateTable
CREATE TABLE "registration" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "status" "registration_status" NOT NULL,
    "locale" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "organisation_type" "organisation_type" NOT NULL,
    "country" TEXT NOT NULL,
    "job_title" TEXT,
    "attends_conference" "conference_attendance",
    "photo_consent" BOOLEAN NOT NULL DEFAULT false,
    "list_sharing" BOOLEAN NOT NULL DEFAULT false,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "calendar_sequence" INTEGER NOT NULL DEFAULT 0,
    "submission_id" UUID NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "repeated_submission" (
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "repeated_submission_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_registration_id_idx" ON "audit_entry"("registration_id");

-- CreateIndex
CREATE INDEX "audit_entry_event_id_id_idx" ON "audit_entry"("event_id", "id");

-- CreateIndex
CREATE INDEX "form_draft_expires_at_idx" ON "form_draft"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "form_draft_browser_hash_form_key" ON "form_draft"("browser_hash", "form");

-- CreateIndex
CREATE UNIQUE INDEX "event_slug_key" ON "event"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_mail_message_id_key" ON "outgoing_mail"("message_id");

-- CreateIndex
CREATE INDEX "outgoing_mail_status_not_before_idx" ON "outgoing_mail"("status", "not_before");

-- CreateIndex
CREATE INDEX "outgoing_mail_registration_id_idx" ON "outgoing_mail"("registration_id");

-- CreateIndex
CREATE INDEX "outgoing_mail_event_id_idx" ON "outgoing_mail"("event_id");

-- CreateIndex
CREATE INDEX "outgoing_mail_attempt_mail_id_idx" ON "outgoing_mail_attempt"("mail_id");

-- CreateIndex
CREATE UNIQUE INDEX "organiser_email_key" ON "organiser"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_session_token_hash_key" ON "sign_in_session"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_session_organiser_id_idx" ON "sign_in_session"("organiser_id");

-- CreateIndex
CREATE INDEX "sign_in_token_expires_idx" ON "sign_in_token"("expires");

-- CreateIndex
CREATE INDEX "rate_limit_window_ends_idx" ON "rate_limit"("window_ends");

-- CreateIndex
CREATE UNIQUE INDEX "registration_reference_key" ON "registration"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "registration_submission_id_key" ON "registration"("submission_id");

-- CreateIndex
CREATE INDEX "registration_event_id_status_idx" ON "registration"("event_id", "status");

-- CreateIndex
CREATE INDEX "registration_event_id_registered_at_idx" ON "registration"("event_id", "registered_at");

-- CreateIndex
CREATE UNIQUE INDEX "repeated_submission_reference_key" ON "repeated_submission"("reference");

-- CreateIndex
CREATE INDEX "repeated_submission_registration_id_idx" ON "repeated_submission"("registration_id");

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "organiser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_text" ADD CONSTRAINT "event_text_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_mail_attempt" ADD CONSTRAINT "outgoing_mail_attempt_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "outgoing_mail"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "repeated_submission" ADD CONSTRAINT "repeated_submission_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what Prisma's schema language cannot say. ------------------------------------------------------------

-- Invariant 2: one live registration per event and e-mail address. Ended ones do not count.
CREATE UNIQUE INDEX "registration_one_live_per_address" ON "registration" ("event_id", "email_key")
  WHERE "status" NOT IN ('lapsed', 'declined', 'cancelled');

ALTER TABLE "registration"
  ADD CONSTRAINT "registration_email_key_is_normal" CHECK ("email_key" = lower(btrim("email_key")) AND "email_key" <> ''),
  ADD CONSTRAINT "registration_cancelled_has_time" CHECK (("status" = 'cancelled') = ("cancelled_at" IS NOT NULL)),
  ADD CONSTRAINT "registration_country_is_iso" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "registration_sequence_counts_up" CHECK ("calendar_sequence" >= 0 AND "link_version" >= 1);

ALTER TABLE "event"
  ADD CONSTRAINT "event_ends_after_start" CHECK ("ends_at" > "starts_at"),
  ADD CONSTRAINT "event_closes_after_opening" CHECK ("registration_closes_at" > "registration_opens_at"),
  ADD CONSTRAINT "event_capacity_counts" CHECK ("capacity" >= 0),
  ADD CONSTRAINT "event_has_a_language" CHECK (cardinality("languages") >= 1),
  ADD CONSTRAINT "event_slug_is_address" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

ALTER TABLE "organiser"
  ADD CONSTRAINT "organiser_email_is_normal" CHECK ("email" = lower(btrim("email")) AND "email" <> '');

ALTER TABLE "outgoing_mail"
  ADD CONSTRAINT "outgoing_mail_sent_has_time" CHECK (("status" = 'sent') = ("sent_at" IS NOT NULL)),
  ADD CONSTRAINT "outgoing_mail_claim_has_end" CHECK (("status" = 'sending') = ("claimed_until" IS NOT NULL)),
  ADD CONSTRAINT "outgoing_mail_sent_keeps_no_secret" CHECK ("status" <> 'sent' OR "sealed" IS NULL);

-- The audit log only grows.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries cannot be changed or deleted';
END;
$$;
CREATE TRIGGER "audit_entry_only_grows" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_entry_is_not_emptied" BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
