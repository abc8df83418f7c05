-- CreateEnum
CREATE TYPE "announcement_status" AS ENUM ('draft', 'scheduled', 'sending', 'sent', 'stopped');

-- CreateEnum
CREATE TYPE "mail_rule_letter" AS ENUM ('reminder', 'thanks', 'own');

-- CreateEnum
CREATE TYPE "mail_rule_anchor" AS ENUM ('before_start', 'after_end', 'at');

-- CreateEnum
CREATE TYPE "outgoing_mail_reason" AS ENUM ('address', 'content', 'unrenderable', 'gave_up', 'expired', 'worker_died', 'obsolete', 'stopped', 'by_organiser', 'erased', 'opted_out');

-- CreateEnum
CREATE TYPE "mail_pause_reason" AS ENUM ('login', 'encryption', 'sender', 'greeting');

-- CreateEnum
CREATE TYPE "bounce_kind" AS ENUM ('hard', 'soft');

-- CreateEnum
CREATE TYPE "notify_when" AS ENUM ('immediate', 'daily', 'never');

-- AlterEnum
ALTER TYPE "event_status" ADD VALUE 'cancelled';

-- DropIndex
DROP INDEX "outgoing_mail_status_not_before_idx";

-- DropIndex
DROP INDEX "outgoing_mail_event_id_idx";

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "cancelled_at" TIMESTAMPTZ(3),
ADD COLUMN     "mail_reply_to" TEXT,
ADD COLUMN     "mail_sender_name" TEXT;

-- AlterTable
ALTER TABLE "event_text" ADD COLUMN     "cancelled_text" TEXT,
ADD COLUMN     "mail_signature" TEXT;

-- AlterTable
ALTER TABLE "outgoing_mail" ADD COLUMN     "announcement_id" UUID,
ADD COLUMN     "lane" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "mail_rule_id" UUID,
ADD COLUMN     "once_key" TEXT,
ADD COLUMN     "organiser_id" UUID,
ADD COLUMN     "reason" "outgoing_mail_reason";

-- AlterTable
ALTER TABLE "organiser" ADD COLUMN     "locale" TEXT NOT NULL DEFAULT 'en',
ADD COLUMN     "mail_trouble_news" "notify_when" NOT NULL DEFAULT 'immediate',
ADD COLUMN     "mail_trouble_news_told_until" TIMESTAMPTZ(3),
ADD COLUMN     "registration_news" "notify_when" NOT NULL DEFAULT 'daily',
ADD COLUMN     "registration_news_told_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "announcement" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "status" "announcement_status" NOT NULL DEFAULT 'draft',
    "audience" JSONB NOT NULL DEFAULT '{}',
    "is_news" BOOLEAN NOT NULL DEFAULT false,
    "send_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "announcement_text" (
    "announcement_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "announcement_text_pkey" PRIMARY KEY ("announcement_id","locale")
);

-- CreateTable
CREATE TABLE "announcement_file" (
    "id" UUID NOT NULL,
    "announcement_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "announcement_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_rule" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "letter" "mail_rule_letter" NOT NULL,
    "anchor" "mail_rule_anchor" NOT NULL,
    "offset_minutes" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3),
    "audience" JSONB NOT NULL DEFAULT '{}',
    "includes_late" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "round" INTEGER NOT NULL DEFAULT 1,
    "done_at" TIMESTAMPTZ(3),
    "was_skipped" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_rule_text" (
    "mail_rule_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "mail_rule_text_pkey" PRIMARY KEY ("mail_rule_id","locale")
);

-- CreateTable
CREATE TABLE "attendance" (
    "registration_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("registration_id","day")
);

-- CreateTable
CREATE TABLE "mail_queue" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "paused_at" TIMESTAMPTZ(3),
    "pause_reason" "mail_pause_reason",
    "server_answer" TEXT,
    "probe_at" TIMESTAMPTZ(3),
    "probes" INTEGER NOT NULL DEFAULT 0,
    "tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "refilled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_queue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_bounce" (
    "id" UUID NOT NULL,
    "mail_id" UUID NOT NULL,
    "kind" "bounce_kind" NOT NULL,
    "status" TEXT,
    "diagnostic" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_bounce_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bounce_mailbox" (
    "name" TEXT NOT NULL,
    "uid_validity" BIGINT NOT NULL,
    "last_uid" BIGINT NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "failing_since" TIMESTAMPTZ(3),

    CONSTRAINT "bounce_mailbox_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "event_mail_text" (
    "event_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT,
    "opening" TEXT,
    "closing" TEXT,

    CONSTRAINT "event_mail_text_pkey" PRIMARY KEY ("event_id","kind","locale")
);

-- CreateTable
CREATE TABLE "mail_opt_out" (
    "email_key" TEXT NOT NULL,
    "opted_out_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_opt_out_pkey" PRIMARY KEY ("email_key")
);

-- CreateIndex
CREATE INDEX "announcement_event_id_id_idx" ON "announcement"("event_id", "id");

-- CreateIndex
CREATE INDEX "announcement_status_send_at_idx" ON "announcement"("status", "send_at");

-- CreateIndex
CREATE INDEX "announcement_file_announcement_id_idx" ON "announcement_file"("announcement_id");

-- CreateIndex
CREATE INDEX "mail_rule_event_id_idx" ON "mail_rule"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_bounce_source_id_key" ON "mail_bounce"("source_id");

-- CreateIndex
CREATE INDEX "mail_bounce_mail_id_idx" ON "mail_bounce"("mail_id");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_mail_once_key_key" ON "outgoing_mail"("once_key");

-- CreateIndex
CREATE INDEX "outgoing_mail_event_id_id_idx" ON "outgoing_mail"("event_id", "id");

-- CreateIndex
CREATE INDEX "outgoing_mail_announcement_id_status_idx" ON "outgoing_mail"("announcement_id", "status");

-- CreateIndex
CREATE INDEX "outgoing_mail_mail_rule_id_idx" ON "outgoing_mail"("mail_rule_id");

-- CreateIndex
CREATE INDEX "outgoing_mail_organiser_id_idx" ON "outgoing_mail"("organiser_id");

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "organiser"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_text" ADD CONSTRAINT "announcement_text_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_file" ADD CONSTRAINT "announcement_file_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_rule" ADD CONSTRAINT "mail_rule_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_rule_text" ADD CONSTRAINT "mail_rule_text_mail_rule_id_fkey" FOREIGN KEY ("mail_rule_id") REFERENCES "mail_rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "organiser"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_mail_rule_id_fkey" FOREIGN KEY ("mail_rule_id") REFERENCES "mail_rule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_bounce" ADD CONSTRAINT "mail_bounce_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "outgoing_mail"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_mail_text" ADD CONSTRAINT "event_mail_text_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what Prisma cannot say.

-- A mail that has ended without leaving says why; until now that was known of erased ones alone.
UPDATE "outgoing_mail" SET "reason" = CASE "status" WHEN 'failed' THEN 'gave_up' ELSE 'erased' END::"outgoing_mail_reason"
  WHERE "status" IN ('failed', 'withdrawn');
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_reason_of_end"
  CHECK (("reason" IS NOT NULL) = ("status" IN ('failed', 'withdrawn')));
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_lane" CHECK ("lane" BETWEEN 0 AND 2);
UPDATE "outgoing_mail" SET "lane" = 0 WHERE "kind" IN ('organiser.sign_in', 'registration.verify');

-- What is due, lane by lane; what a dead worker left; what goes first about one registration.
CREATE INDEX "outgoing_mail_due" ON "outgoing_mail" ("lane", "not_before", "id")
  WHERE "status" IN ('queued', 'waiting_to_retry');
CREATE INDEX "outgoing_mail_claimed" ON "outgoing_mail" ("claimed_until") WHERE "status" = 'sending';
CREATE INDEX "outgoing_mail_in_line" ON "outgoing_mail" ("registration_id", "recipient", "id")
  WHERE "status" IN ('queued', 'sending', 'waiting_to_retry');
CREATE INDEX "outgoing_mail_troubled" ON "outgoing_mail" ("event_id", "id")
  WHERE "status" IN ('failed', 'waiting_to_retry');

INSERT INTO "mail_queue" ("id") VALUES (1);
ALTER TABLE "mail_queue" ADD CONSTRAINT "mail_queue_one_row" CHECK ("id" = 1);
ALTER TABLE "mail_queue" ADD CONSTRAINT "mail_queue_pause"
  CHECK (("paused_at" IS NULL) = ("pause_reason" IS NULL) AND ("paused_at" IS NULL) = ("probe_at" IS NULL));

ALTER TABLE "mail_rule" ADD CONSTRAINT "mail_rule_when"
  CHECK (("anchor" = 'at') = ("at" IS NOT NULL) AND "offset_minutes" BETWEEN 0 AND 527040);
ALTER TABLE "mail_rule" ADD CONSTRAINT "mail_rule_skipped" CHECK (NOT "was_skipped" OR "done_at" IS NOT NULL);
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_times" CHECK (
  CASE "status"
    WHEN 'draft' THEN "started_at" IS NULL AND "stopped_at" IS NULL
    WHEN 'scheduled' THEN "send_at" IS NOT NULL AND "started_at" IS NULL AND "stopped_at" IS NULL
    WHEN 'sending' THEN "started_at" IS NOT NULL AND "finished_at" IS NULL AND "stopped_at" IS NULL
    WHEN 'sent' THEN "started_at" IS NOT NULL AND "finished_at" IS NOT NULL AND "stopped_at" IS NULL
    WHEN 'stopped' THEN "stopped_at" IS NOT NULL
  END);

-- As text, since a value cannot be used in the transaction that adds it.
ALTER TABLE "event" ADD CONSTRAINT "event_cancelled" CHECK (("status"::text = 'cancelled') = ("cancelled_at" IS NOT NULL));
