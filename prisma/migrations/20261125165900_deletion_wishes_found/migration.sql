-- The few who want their data deleted, found without looking at everybody.
CREATE INDEX "registration_deletion_wished" ON "registration"("event_id")
  WHERE "deletion_requested_at" IS NOT NULL AND "erased_at" IS NULL;
