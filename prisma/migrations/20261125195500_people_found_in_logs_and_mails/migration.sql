-- CreateIndex
CREATE INDEX "registration_event_id_email_key_idx" ON "registration"("event_id", "email_key");

-- From here on by hand.
--
-- Erasing one person looked through all of an event's log and mails, a regular expression per entry: with some hundred thousand
-- of them it took longer than a transaction may. Now an index of the words in each leads to the few that have all words of a
-- name, and only those are looked at with names_person, which decides as before.

-- A text with the line ends that JSON writes as a backslash and a letter, which otherwise would be the first letter of the
-- word that follows; as it stood, too.
CREATE FUNCTION "with_line_ends"(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN
  CASE WHEN strpos($1, '\') = 0 THEN $1 ELSE $1 || ' ' || regexp_replace($1, '\\[nrt]', ' ', 'g') END;

-- As it was; names after a line end are found as well. Most texts have none of the names, which is seen without an expression.
CREATE OR REPLACE FUNCTION "names_person"("searched" text, "address" text, "full_names" text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(bool_or(
    strpos("text", "name") > 0
    AND "text" ~ (
      '(^|[^[:alnum:]._%+-])' || regexp_replace("name", '([][\\.*+?^${}()|-])', '\\\1', 'g') || '($|[^[:alnum:]-])')), false)
  FROM lower(with_line_ends("searched") COLLATE "und-x-icu") AS "text",
    unnest("address" || "full_names") AS named,
    LATERAL (VALUES (named), (btrim(to_jsonb(named)::text, '"'))) AS s (spelling),
    LATERAL lower(spelling COLLATE "und-x-icu") AS "name"
$$;

-- The words of a text, each once. Whatever names_person finds in a text has its words here: it takes names whole, and they
-- begin and end where words do. Of a long word the beginning: an index takes no key of more than 2,712 bytes, and somebody may
-- write a page without a space.
CREATE FUNCTION "words_of"(text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN
  ARRAY(
    SELECT DISTINCT left("word", 100)
    FROM regexp_split_to_table(lower(with_line_ends($1) COLLATE "und-x-icu"), '[^[:alnum:]]+') AS "word"
    WHERE "word" <> '');

CREATE FUNCTION "words_of_entry"("before" jsonb, "after" jsonb, "reason" text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN words_of(concat_ws(' ', "before"::text, "after"::text, "reason"));

CREATE FUNCTION "words_of_mail"("data" jsonb, "subject" text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN words_of(concat_ws(' ', nullif("data"::text, '{}'), "subject"));

-- As `emailKey` makes it.
CREATE FUNCTION "address_key"("address" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN
  lower(normalize(btrim("address"), NFC) COLLATE "und-x-icu");

-- Entries to be sorted in wait together, up to a megabyte of them, as those of registration_search_text do.
CREATE INDEX "audit_entry_words" ON "audit_entry" USING gin (words_of_entry("before", "after", "reason"))
  WITH (gin_pending_list_limit = 1024)
  WHERE "before" IS NOT NULL OR "after" IS NOT NULL OR "reason" IS NOT NULL;
CREATE INDEX "outgoing_mail_words" ON "outgoing_mail" USING gin (words_of_mail("data", "subject"))
  WITH (gin_pending_list_limit = 1024);
CREATE INDEX "outgoing_mail_recipient" ON "outgoing_mail" ("event_id", address_key("recipient"));

-- Mails of an event that name a person. A name without a single letter or digit names nobody.
CREATE FUNCTION "mails_naming"("of_event" uuid, "address" text, "full_names" text[]) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
  SELECT m.id FROM unnest("address" || "full_names") AS named
    CROSS JOIN LATERAL (
      SELECT id, data, subject FROM outgoing_mail
      WHERE words_of_mail(data, subject) @> words_of(named) AND event_id = "of_event") m
  WHERE words_of(named) <> '{}'
    AND (names_person(m.data::text, "address", "full_names") OR names_person(m.subject, "address", "full_names"))
$$;

-- Blanks the entries about an erased registration, and those of its event that name its person, each of which says when;
-- and puts that on record. As before, save that entries are found by their words.
CREATE OR REPLACE FUNCTION "erase_audit_details"(
  "erased" uuid, "address" text, "full_names" text[], "entry" uuid, "erased_at" timestamptz, "by_kind" actor_kind, "by_id" uuid
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  of_event uuid;
  named text;
BEGIN
  SELECT r.event_id INTO of_event FROM registration r WHERE r.id = "erased" AND r.erased_at IS NOT NULL;
  IF of_event IS NULL THEN
    RAISE EXCEPTION 'registration % has not been erased', "erased";
  END IF;
  PERFORM set_config('desk.erasing', "erased"::text, true);
  UPDATE audit_entry a
    SET before = NULL, after = NULL, reason = NULL, details_removed_at = "erase_audit_details"."erased_at"
    WHERE a.registration_id = "erased" AND a.event_id = of_event
      AND (a.before IS NOT NULL OR a.after IS NOT NULL OR a.reason IS NOT NULL);
  FOREACH named IN ARRAY "address" || "full_names" LOOP
    CONTINUE WHEN words_of(named) = '{}';
    UPDATE audit_entry a
      SET before = NULL, after = NULL, reason = NULL, details_removed_at = "erase_audit_details"."erased_at"
      WHERE a.event_id = of_event
        AND (a.before IS NOT NULL OR a.after IS NOT NULL OR a.reason IS NOT NULL)
        AND words_of_entry(a.before, a.after, a.reason) @> words_of(named)
        AND (names_person(a.before::text, "address", "full_names")
          OR names_person(a.after::text, "address", "full_names")
          OR names_person(a.reason, "address", "full_names"));
  END LOOP;
  PERFORM set_config('desk.erasing', '', true);
  INSERT INTO audit_entry (id, at, actor_kind, actor_id, action, event_id, registration_id)
    VALUES ("entry", "erased_at", "by_kind", "by_id", 'registration.erased', of_event, "erased");
END;
$$;
