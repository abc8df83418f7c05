-- Erasing a person's data has to reach the audit log too, which otherwise only grows. There is one door: the function
-- below, for a registration whose row has been erased before. Through it entries lose what they say of the person
-- (before, after, reason) and nothing else: who did what, and when, stays on record.

-- Whether a text or a JSON names a person: the address or one of the full names, not as a part of a longer one. ICU
-- decides what a letter is and how it is lower-cased, whatever the database's own locale.
CREATE FUNCTION "names_person"("searched" text, "address" text, "full_names" text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(bool_or(
    lower("searched" COLLATE "und-x-icu") ~ (
      '(^|[^[:alnum:]._%+-])'
      || regexp_replace(lower(spelling COLLATE "und-x-icu"), '([][\\.*+?^${}()|-])', '\\\1', 'g')
      || '($|[^[:alnum:]-])')), false)
  FROM unnest("address" || "full_names") AS named, LATERAL (VALUES (named), (btrim(to_jsonb(named)::text, '"'))) AS s (spelling)
$$;

CREATE OR REPLACE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND nullif(current_setting('desk.erasing', true), '') IS NOT NULL THEN
    IF NEW.before IS NULL AND NEW.after IS NULL AND NEW.reason IS NULL
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

-- Blanks the entries about an erased registration, and those of its event that name its person, and puts that on record.
CREATE FUNCTION "erase_audit_details"(
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
  UPDATE audit_entry a SET before = NULL, after = NULL, reason = NULL
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
