-- DropIndex
DROP INDEX "audit_entry_event_id_number_idx";

-- DropIndex
DROP INDEX "audit_entry_actor_id_number_idx";

-- DropIndex
DROP INDEX "audit_entry_action_number_idx";

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "details_removed_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "audit_entry_of_event" ON "audit_entry"("event_id", "at", "number", "actor_kind", "actor_id", "action");

-- CreateIndex
CREATE INDEX "audit_entry_of_desk" ON "audit_entry"("at", "number", "actor_kind", "actor_id", "action");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_number_idx" ON "audit_entry"("actor_id", "at", "number");

-- CreateIndex
CREATE INDEX "audit_entry_action_at_number_idx" ON "audit_entry"("action", "at", "number");

-- An entry that loses what it said of somebody says when; nothing else about it can change, and the moment is not moved.
CREATE OR REPLACE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND nullif(current_setting('desk.erasing', true), '') IS NOT NULL THEN
    IF NEW.before IS NULL AND NEW.after IS NULL AND NEW.reason IS NULL
       AND OLD.details_removed_at IS NULL AND NEW.details_removed_at IS NOT NULL
       AND (NEW.id, NEW.number, NEW.at, NEW.actor_kind, NEW.actor_id, NEW.action, NEW.event_id, NEW.registration_id)
         IS NOT DISTINCT FROM
           (OLD.id, OLD.number, OLD.at, OLD.actor_kind, OLD.actor_id, OLD.action, OLD.event_id, OLD.registration_id)
       AND EXISTS (
         SELECT FROM registration
         WHERE id = current_setting('desk.erasing')::uuid AND erased_at IS NOT NULL AND event_id = OLD.event_id) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'audit entries cannot be changed or deleted';
END;
$$;

-- As before, and each entry that it blanks says when.
CREATE OR REPLACE FUNCTION "erase_audit_details"(
  "erased" uuid, "address" text, "full_names" text[], "entry" uuid, "erased_at" timestamptz, "by_kind" actor_kind, "by_id" uuid
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  of_event uuid;
BEGIN
  SELECT r.event_id INTO of_event FROM registration r WHERE r.id = "erased" AND r.erased_at IS NOT NULL;
  IF of_event IS NULL THEN
    RAISE EXCEPTION 'registration % has not been erased', "erased";
  END IF;
  PERFORM set_config('desk.erasing', "erased"::text, true);
  UPDATE audit_entry a
    SET before = NULL, after = NULL, reason = NULL, details_removed_at = "erase_audit_details"."erased_at"
    WHERE a.event_id = of_event
      AND (a.before IS NOT NULL OR a.after IS NOT NULL OR a.reason IS NOT NULL)
      AND (a.registration_id = "erased"
        OR names_person(a.before::text, "address", "full_names")
        OR names_person(a.after::text, "address", "full_names")
        OR names_person(a.reason, "address", "full_names"));
  PERFORM set_config('desk.erasing', '', true);
  INSERT INTO audit_entry (id, at, actor_kind, actor_id, action, event_id, registration_id)
    VALUES ("entry", "erased_at", "by_kind", "by_id", 'registration.erased', of_event, "erased");
END;
$$;
