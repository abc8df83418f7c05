-- CreateEnum
CREATE TYPE "bulk_kind" AS ENUM ('approve', 'decline', 'offer', 'cancel', 'move_to_waiting_list', 'tag', 'untag', 'mark_present');

-- CreateEnum
CREATE TYPE "bulk_action_status" AS ENUM ('prepared', 'running', 'done', 'stopped');

-- CreateEnum
CREATE TYPE "bulk_item_outcome" AS ENUM ('waiting', 'done', 'refused');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('mapping', 'checked', 'applied', 'discarded');

-- CreateEnum
CREATE TYPE "import_verdict" AS ENUM ('fresh', 'same', 'conflict', 'wrong');

-- AlterEnum
ALTER TYPE "registration_route" ADD VALUE 'import';

-- DropIndex
DROP INDEX "audit_entry_event_id_id_idx";

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "accent_colour" TEXT,
ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "duplicated_from_id" UUID;

-- AlterTable
ALTER TABLE "event_text" ADD COLUMN     "privacy_authority" TEXT,
ADD COLUMN     "privacy_legal_basis" TEXT,
ADD COLUMN     "privacy_recipients" TEXT;

-- AlterTable
ALTER TABLE "organiser" ALTER COLUMN "role" DROP NOT NULL;

-- AlterTable
ALTER TABLE "sign_in_session" ADD COLUMN     "device" TEXT,
ADD COLUMN     "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "merged_into_id" UUID;

-- CreateTable
CREATE TABLE "tag" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_tag" (
    "registration_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "tagged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "registration_tag_pkey" PRIMARY KEY ("registration_id","tag_id")
);

-- CreateTable
CREATE TABLE "registration_note" (
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "author_id" UUID,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3),

    CONSTRAINT "registration_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "organiser_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_action" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "organiser_id" UUID NOT NULL,
    "kind" "bulk_kind" NOT NULL,
    "status" "bulk_action_status" NOT NULL DEFAULT 'prepared',
    "params" JSONB NOT NULL DEFAULT '{}',
    "filter" JSONB,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_item" (
    "bulk_action_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "outcome" "bulk_item_outcome" NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_item_pkey" PRIMARY KEY ("bulk_action_id","registration_id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "organiser_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "status" "import_status" NOT NULL DEFAULT 'mapping',
    "headings" TEXT[],
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "options" JSONB NOT NULL DEFAULT '{}',
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "import_run_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "cells" TEXT[],
    "verdict" "import_verdict",
    "problems" JSONB NOT NULL DEFAULT '[]',
    "registration_id" UUID,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("import_run_id","number")
);

-- CreateTable
CREATE TABLE "event_role" (
    "organiser_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "role" "organiser_role" NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_role_pkey" PRIMARY KEY ("organiser_id","event_id")
);

-- CreateTable
CREATE TABLE "programme_item" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "is_break" BOOLEAN NOT NULL DEFAULT false,
    "room" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_item_text" (
    "item_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,

    CONSTRAINT "programme_item_text_pkey" PRIMARY KEY ("item_id","locale")
);

-- CreateTable
CREATE TABLE "speaker" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "organisation" TEXT,
    "website" TEXT,

    CONSTRAINT "speaker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "speaker_text" (
    "speaker_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "job_title" TEXT,
    "biography" TEXT,

    CONSTRAINT "speaker_text_pkey" PRIMARY KEY ("speaker_id","locale")
);

-- CreateTable
CREATE TABLE "programme_speaker" (
    "item_id" UUID NOT NULL,
    "speaker_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "programme_speaker_pkey" PRIMARY KEY ("item_id","speaker_id")
);

-- CreateTable
CREATE TABLE "event_logo" (
    "event_id" UUID NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "alt_texts" JSONB NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_logo_pkey" PRIMARY KEY ("event_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tag_event_id_name_key_key" ON "tag"("event_id", "name_key");

-- CreateIndex
CREATE INDEX "registration_tag_tag_id_idx" ON "registration_tag"("tag_id");

-- CreateIndex
CREATE INDEX "registration_note_registration_id_idx" ON "registration_note"("registration_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_event_id_organiser_id_name_key_key" ON "saved_view"("event_id", "organiser_id", "name_key");

-- CreateIndex
CREATE INDEX "bulk_action_event_id_id_idx" ON "bulk_action"("event_id", "id");

-- CreateIndex
CREATE INDEX "bulk_item_bulk_action_id_outcome_position_idx" ON "bulk_item"("bulk_action_id", "outcome", "position");

-- CreateIndex
CREATE INDEX "bulk_item_registration_id_idx" ON "bulk_item"("registration_id");

-- CreateIndex
CREATE INDEX "import_run_event_id_id_idx" ON "import_run"("event_id", "id");

-- CreateIndex
CREATE INDEX "import_row_registration_id_idx" ON "import_row"("registration_id");

-- CreateIndex
CREATE INDEX "event_role_event_id_idx" ON "event_role"("event_id");

-- CreateIndex
CREATE INDEX "programme_item_event_id_starts_at_idx" ON "programme_item"("event_id", "starts_at");

-- CreateIndex
CREATE INDEX "speaker_event_id_position_idx" ON "speaker"("event_id", "position");

-- CreateIndex
CREATE INDEX "programme_speaker_speaker_id_idx" ON "programme_speaker"("speaker_id");

-- CreateIndex
CREATE INDEX "audit_entry_event_id_number_idx" ON "audit_entry"("event_id", "number");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_number_idx" ON "audit_entry"("actor_id", "number");

-- CreateIndex
CREATE INDEX "audit_entry_action_number_idx" ON "audit_entry"("action", "number");

-- CreateIndex
CREATE INDEX "event_duplicated_from_id_idx" ON "event"("duplicated_from_id");

-- CreateIndex
CREATE INDEX "registration_merged_into_id_idx" ON "registration"("merged_into_id");

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_tag" ADD CONSTRAINT "registration_tag_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_tag" ADD CONSTRAINT "registration_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_note" ADD CONSTRAINT "registration_note_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_note" ADD CONSTRAINT "registration_note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "organiser"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_bulk_action_id_fkey" FOREIGN KEY ("bulk_action_id") REFERENCES "bulk_action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_run_id_fkey" FOREIGN KEY ("import_run_id") REFERENCES "import_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_duplicated_from_id_fkey" FOREIGN KEY ("duplicated_from_id") REFERENCES "event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_role" ADD CONSTRAINT "event_role_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_role" ADD CONSTRAINT "event_role_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item_text" ADD CONSTRAINT "programme_item_text_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "programme_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "speaker" ADD CONSTRAINT "speaker_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "speaker_text" ADD CONSTRAINT "speaker_text_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speaker"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_speaker" ADD CONSTRAINT "programme_speaker_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "programme_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_speaker" ADD CONSTRAINT "programme_speaker_speaker_id_fkey" FOREIGN KEY ("speaker_id") REFERENCES "speaker"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_logo" ADD CONSTRAINT "event_logo_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "registration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- From here on by hand: what Prisma cannot say.

ALTER TABLE "event" ADD CONSTRAINT "event_accent_colour_is_hex" CHECK ("accent_colour" ~ '^#[0-9a-f]{6}$');
ALTER TABLE "event_role" ADD CONSTRAINT "event_role_is_of_one_event" CHECK ("role" <> 'owner');
ALTER TABLE "event_logo" ADD CONSTRAINT "event_logo_is_what_we_take"
  CHECK ("content_type" IN ('image/png', 'image/jpeg', 'image/webp') AND octet_length("bytes") <= 1048576);
ALTER TABLE "tag" ADD CONSTRAINT "tag_has_name" CHECK (btrim("name") <> '' AND "name_key" = lower("name_key" COLLATE "und-x-icu"));
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_has_name"
  CHECK (btrim("name") <> '' AND "name_key" = lower("name_key" COLLATE "und-x-icu"));
ALTER TABLE "registration" ADD CONSTRAINT "registration_merged_has_ended"
  CHECK ("merged_into_id" IS NULL OR ("merged_into_id" <> "id" AND "status" IN ('cancelled', 'declined', 'lapsed')));
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_ends_after_start" CHECK ("ends_at" IS NULL OR "ends_at" > "starts_at");
ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_times"
  CHECK (("status" = 'prepared') = ("started_at" IS NULL) AND ("status" IN ('done', 'stopped')) = ("finished_at" IS NOT NULL));
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_done_has_time" CHECK (("outcome" = 'waiting') = ("done_at" IS NULL));
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_applied_has_time" CHECK (("status" = 'applied') = ("applied_at" IS NOT NULL));
