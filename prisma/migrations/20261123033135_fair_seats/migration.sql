-- CreateEnum
CREATE TYPE "admission_mode" AS ENUM ('open', 'verified', 'approval');

-- CreateEnum
CREATE TYPE "question_kind" AS ENUM ('short_text', 'long_text', 'number', 'one_of', 'several_of', 'yes_no', 'date', 'file');

-- CreateEnum
CREATE TYPE "registration_route" AS ENUM ('form', 'colleague', 'invitation', 'code', 'handover', 'organiser');

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "number" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "admission_mode" "admission_mode" NOT NULL DEFAULT 'open',
ADD COLUMN     "cancellations_close_at" TIMESTAMPTZ(3),
ADD COLUMN     "group_size" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "has_waiting_list" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "offer_hours" INTEGER NOT NULL DEFAULT 24,
ADD COLUMN     "offers_end_hours_before" INTEGER NOT NULL DEFAULT 24,
ADD COLUMN     "recognised_skip_approval" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "verification_hours" INTEGER NOT NULL DEFAULT 24;

UPDATE "event" SET "cancellations_close_at" = "starts_at";
ALTER TABLE "event" ALTER COLUMN "cancellations_close_at" SET NOT NULL;

-- AlterTable
ALTER TABLE "event_text" ADD COLUMN     "cancellations_closed_text" TEXT,
ADD COLUMN     "changes_closed_text" TEXT,
ADD COLUMN     "closed_text" TEXT,
ADD COLUMN     "full_text" TEXT,
ADD COLUMN     "not_yet_open_text" TEXT;

-- AlterTable
ALTER TABLE "outgoing_mail" ADD COLUMN     "handover_id" UUID,
ADD COLUMN     "invitation_id" UUID;

-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "access_code_id" UUID,
ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "deletion_requested_at" TIMESTAMPTZ(3),
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "group_lead_id" UUID,
ADD COLUMN     "handed_over_by_id" UUID,
ADD COLUMN     "held_until" TIMESTAMPTZ(3),
ADD COLUMN     "queue_number" INTEGER,
ADD COLUMN     "route" "registration_route" NOT NULL DEFAULT 'form',
ADD COLUMN     "verified_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "event_seats" (
    "event_id" UUID NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "last_queue_number" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "event_seats_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "name" TEXT,
    "locale" TEXT NOT NULL,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "holds_seat" BOOLEAN NOT NULL,
    "reserved_until" TIMESTAMPTZ(3) NOT NULL,
    "remind_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "registration_id" UUID,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_code" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "holds_seats" BOOLEAN NOT NULL,
    "reserved_until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recognised_body" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "domains" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recognised_body_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "question_kind" NOT NULL,
    "position" INTEGER NOT NULL,
    "is_required" BOOLEAN NOT NULL DEFAULT false,
    "is_sensitive" BOOLEAN NOT NULL DEFAULT false,
    "routes" "registration_route"[],
    "show_if_id" UUID,
    "show_if_values" TEXT[],
    "options" TEXT[],
    "minimum" DOUBLE PRECISION,
    "maximum" DOUBLE PRECISION,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_text" (
    "question_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "help" TEXT,
    "options" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "question_text_pkey" PRIMARY KEY ("question_id","locale")
);

-- CreateTable
CREATE TABLE "answer" (
    "registration_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "value" JSONB NOT NULL,
    "asked" TEXT NOT NULL,
    "in_words" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("registration_id","question_id")
);

-- CreateTable
CREATE TABLE "sensitive_answer" (
    "registration_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "value" JSONB NOT NULL,
    "asked" TEXT NOT NULL,
    "in_words" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "consented_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sensitive_answer_pkey" PRIMARY KEY ("registration_id","question_id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "registration_id" UUID,
    "browser_hash" TEXT,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_registration_id_key" ON "invitation"("registration_id");

-- CreateIndex
CREATE INDEX "invitation_event_id_created_at_idx" ON "invitation"("event_id", "created_at");

-- CreateIndex
CREATE INDEX "invitation_reserved_until_idx" ON "invitation"("reserved_until");

-- CreateIndex
CREATE UNIQUE INDEX "access_code_event_id_code_key" ON "access_code"("event_id", "code");

-- CreateIndex
CREATE INDEX "question_event_id_position_idx" ON "question"("event_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "question_event_id_key_key" ON "question"("event_id", "key");

-- CreateIndex
CREATE INDEX "answer_question_id_idx" ON "answer"("question_id");

-- CreateIndex
CREATE INDEX "sensitive_answer_question_id_idx" ON "sensitive_answer"("question_id");

-- CreateIndex
CREATE INDEX "stored_file_registration_id_idx" ON "stored_file"("registration_id");

-- CreateIndex
CREATE INDEX "stored_file_browser_hash_idx" ON "stored_file"("browser_hash");

-- CreateIndex
CREATE INDEX "handover_registration_id_idx" ON "handover"("registration_id");

-- CreateIndex
CREATE INDEX "outgoing_mail_invitation_id_idx" ON "outgoing_mail"("invitation_id");

-- CreateIndex
CREATE INDEX "outgoing_mail_handover_id_idx" ON "outgoing_mail"("handover_id");

-- CreateIndex
CREATE UNIQUE INDEX "registration_handed_over_by_id_key" ON "registration"("handed_over_by_id");

-- CreateIndex
CREATE INDEX "registration_held_until_idx" ON "registration"("held_until");

-- CreateIndex
CREATE INDEX "registration_group_lead_id_idx" ON "registration"("group_lead_id");

-- CreateIndex
CREATE INDEX "registration_access_code_id_idx" ON "registration"("access_code_id");

-- CreateIndex
CREATE UNIQUE INDEX "registration_event_id_queue_number_key" ON "registration"("event_id", "queue_number");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_number_key" ON "audit_entry"("number");

-- AddForeignKey
ALTER TABLE "event_seats" ADD CONSTRAINT "event_seats_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_code" ADD CONSTRAINT "access_code_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_mail" ADD CONSTRAINT "outgoing_mail_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_show_if_id_fkey" FOREIGN KEY ("show_if_id") REFERENCES "question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_text" ADD CONSTRAINT "question_text_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sensitive_answer" ADD CONSTRAINT "sensitive_answer_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sensitive_answer" ADD CONSTRAINT "sensitive_answer_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_group_lead_id_fkey" FOREIGN KEY ("group_lead_id") REFERENCES "registration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_handed_over_by_id_fkey" FOREIGN KEY ("handed_over_by_id") REFERENCES "registration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_access_code_id_fkey" FOREIGN KEY ("access_code_id") REFERENCES "access_code"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what Prisma's schema language cannot say. ------------------------------------------------------------

ALTER TABLE "event"
  ADD CONSTRAINT "event_cancellations_end_before_start" CHECK ("cancellations_close_at" <= "starts_at"),
  ADD CONSTRAINT "event_holds_are_positive" CHECK ("verification_hours" > 0 AND "offer_hours" > 0 AND "offers_end_hours_before" >= 0),
  ADD CONSTRAINT "event_group_size_counts" CHECK ("group_size" BETWEEN 1 AND 50);

ALTER TABLE "registration"
  ADD CONSTRAINT "registration_hold_has_end" CHECK (("status" IN ('offered', 'awaiting_verification')) = ("held_until" IS NOT NULL)),
  ADD CONSTRAINT "registration_in_line_has_place" CHECK (("status" IN ('waitlisted', 'offered')) = ("queue_number" IS NOT NULL));

ALTER TABLE "event_seats"
  ADD CONSTRAINT "event_seats_count" CHECK ("held" >= 0 AND "waiting" >= 0 AND "last_queue_number" >= 0);

-- One open invitation per event and address, and one open handover per place.
CREATE UNIQUE INDEX "invitation_one_open_per_address" ON "invitation" ("event_id", "email_key")
  WHERE "accepted_at" IS NULL AND "declined_at" IS NULL AND "withdrawn_at" IS NULL;
CREATE UNIQUE INDEX "handover_one_open_per_place" ON "handover" ("registration_id")
  WHERE "accepted_at" IS NULL AND "declined_at" IS NULL AND "withdrawn_at" IS NULL;
-- The seats that are set aside are counted with every registration.
CREATE INDEX "invitation_holding" ON "invitation" ("event_id") WHERE "holds_seat";

ALTER TABLE "invitation"
  ADD CONSTRAINT "invitation_email_key_is_normal" CHECK ("email_key" = lower(btrim("email_key")) AND "email_key" <> ''),
  ADD CONSTRAINT "invitation_has_one_answer" CHECK (num_nonnulls("accepted_at", "declined_at", "withdrawn_at") <= 1),
  ADD CONSTRAINT "invitation_answered_holds_nothing" CHECK (NOT "holds_seat" OR num_nonnulls("accepted_at", "declined_at", "withdrawn_at") = 0);
ALTER TABLE "handover"
  ADD CONSTRAINT "handover_email_key_is_normal" CHECK ("email_key" = lower(btrim("email_key")) AND "email_key" <> ''),
  ADD CONSTRAINT "handover_has_one_answer" CHECK (num_nonnulls("accepted_at", "declined_at", "withdrawn_at") <= 1);
ALTER TABLE "access_code"
  ADD CONSTRAINT "access_code_is_normal" CHECK ("code" ~ '^[A-Z0-9]{4,40}$'),
  ADD CONSTRAINT "access_code_seats_count" CHECK ("seats" > 0);
ALTER TABLE "recognised_body"
  ADD CONSTRAINT "recognised_body_domains_are_lower_case" CHECK (array_to_string("domains", ' ') = lower(array_to_string("domains", ' ')));

ALTER TABLE "question"
  ADD CONSTRAINT "question_key_is_name" CHECK ("key" ~ '^[a-z][a-z0-9_]{0,59}$'),
  ADD CONSTRAINT "question_sensitive_is_optional" CHECK (NOT ("is_sensitive" AND "is_required")),
  ADD CONSTRAINT "question_choice_has_options" CHECK (("kind" IN ('one_of', 'several_of')) = (cardinality("options") > 0)),
  ADD CONSTRAINT "question_condition_has_values" CHECK (("show_if_id" IS NOT NULL) = (cardinality("show_if_values") > 0)),
  ADD CONSTRAINT "question_bounds_in_order" CHECK ("minimum" IS NULL OR "maximum" IS NULL OR "minimum" <= "maximum");
ALTER TABLE "stored_file"
  ADD CONSTRAINT "stored_file_belongs_to_one" CHECK (num_nonnulls("registration_id", "browser_hash") = 1),
  ADD CONSTRAINT "stored_file_is_what_we_take" CHECK ("content_type" IN ('application/pdf', 'image/jpeg', 'image/png') AND "size" > 0);

-- Invariant 1: seats held never exceed capacity. Counted by statement, so that filling an event costs the same at the
-- first seat and at the last. An organiser's command that goes over on purpose sets `desk.over_capacity` for its own
-- transaction and leaves an audit entry. Lowering the capacity below what is held throws nobody out: only a registration
-- that comes to hold a seat is refused.
CREATE FUNCTION "holds_seat"("status" registration_status) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT "status" IN ('confirmed', 'offered', 'awaiting_verification', 'awaiting_approval')
$$;

CREATE FUNCTION "move_seats"("of_event" uuid, "more_held" bigint, "more_waiting" bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  now_held integer;
BEGIN
  UPDATE event_seats SET held = held + more_held, waiting = waiting + more_waiting
    WHERE event_id = of_event RETURNING held INTO now_held;
  IF more_held > 0 AND current_setting('desk.over_capacity', true) IS DISTINCT FROM 'on'
     AND now_held > (SELECT capacity FROM event WHERE id = of_event) THEN
    RAISE EXCEPTION 'all seats of event % are held', of_event USING ERRCODE = 'check_violation', CONSTRAINT = 'seats_within_capacity';
  END IF;
END;
$$;

CREATE FUNCTION "count_new_registrations"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM move_seats(event_id, count(*) FILTER (WHERE holds_seat(status)), count(*) FILTER (WHERE status = 'waitlisted'))
    FROM new_rows GROUP BY event_id;
  RETURN NULL;
END;
$$;
CREATE FUNCTION "count_changed_registrations"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM move_seats(event_id, sum(held), sum(waiting)) FROM (
    SELECT event_id, holds_seat(status)::int AS held, (status = 'waitlisted')::int AS waiting FROM new_rows
    UNION ALL
    SELECT event_id, -holds_seat(status)::int, -(status = 'waitlisted')::int FROM old_rows
  ) AS change GROUP BY event_id HAVING sum(held) <> 0 OR sum(waiting) <> 0;
  RETURN NULL;
END;
$$;
CREATE FUNCTION "count_gone_registrations"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM move_seats(event_id, -count(*) FILTER (WHERE holds_seat(status)), -count(*) FILTER (WHERE status = 'waitlisted'))
    FROM old_rows GROUP BY event_id;
  RETURN NULL;
END;
$$;
CREATE FUNCTION "give_event_seats"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_seats (event_id) VALUES (NEW.id);
  RETURN NULL;
END;
$$;

INSERT INTO "event_seats" ("event_id", "held", "waiting")
  SELECT e.id, count(r.id) FILTER (WHERE holds_seat(r.status)), count(r.id) FILTER (WHERE r.status = 'waitlisted')
  FROM "event" e LEFT JOIN "registration" r ON r.event_id = e.id GROUP BY e.id;

CREATE TRIGGER "event_has_seats" AFTER INSERT ON "event" FOR EACH ROW EXECUTE FUNCTION "give_event_seats"();
CREATE TRIGGER "registration_added_is_counted" AFTER INSERT ON "registration"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_new_registrations"();
CREATE TRIGGER "registration_changed_is_counted" AFTER UPDATE ON "registration"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_changed_registrations"();
CREATE TRIGGER "registration_removed_is_counted" AFTER DELETE ON "registration"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_gone_registrations"();
