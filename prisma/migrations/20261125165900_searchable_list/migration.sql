-- Trusted: whoever owns the database may add it. lib/migrations.ts asks beforehand and says in words when it is refused.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- How a text is written for searching: small, without accents, one letter for what is written in several ways. Greek and
-- Cyrillic letters become Latin ones, so that either alphabet finds the other; points of Arabic and Hebrew are left out.
-- "aa", "ae", "oe" and "ue" become their first letter as "å", "æ", "ø" and "ü" do: Aarhus is Århus, Köln is Koeln.
-- The extension unaccent was rejected: its rules are a file of the server, so it is not immutable, and it knows no "aa".
CREATE FUNCTION "fold_text"(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN
  regexp_replace(
    replace(
      translate(
        regexp_replace(
          normalize(lower($1 COLLATE "und-x-icu"), NFKD),
          '[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0640]', '', 'g'),
        'øæœđðłıħŧþŋəαβγδεζηθικλμνξοπρσςτυφχψωабвгдежзиклмнопрстуфхцчшщыэюяіјљњћђџ’ʼ´`',
        'oaoddlihttneavgdezitiklmnxoprsstufhpoabvgdezziklmnoprstufhccssyeuaijlncdc'''''''''),
      'ß', 'ss'),
    '([aou])e|(a)a', '\1\2', 'g');

-- A pattern for LIKE that finds a word anywhere.
CREATE FUNCTION "search_pattern"(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN
  '%' || regexp_replace(fold_text(word), '([\\%_])', '\\\1', 'g') || '%';

-- Patterns that find a word as it may have been meant: one letter wrong, missing or too many, or two neighbours swapped.
-- Of words with fewer than 4 letters there are none, since nearly everything is similar to them; nor of endless ones.
CREATE FUNCTION "similar_patterns"(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN (
  WITH "w" AS (SELECT fold_text(word) AS "t"),
  "variant" AS (
    SELECT left(t, i - 1) || '_' || substr(t, i + 1) AS "v" FROM w, generate_series(1, length(t)) AS i
    UNION SELECT left(t, i) || '_' || substr(t, i + 1) FROM w, generate_series(1, length(t) - 1) AS i
    UNION SELECT left(t, i - 1) || substr(t, i + 1) FROM w, generate_series(1, length(t)) AS i
    UNION SELECT left(t, i - 1) || substr(t, i + 1, 1) || substr(t, i, 1) || substr(t, i + 2)
      FROM w, generate_series(1, length(t) - 1) AS i
  )
  SELECT coalesce(array_agg('%' || v || '%'), '{}') FROM variant, w
  WHERE length(t) BETWEEN 4 AND 30 AND t !~ '[\\%_]'
);

ALTER TABLE "registration" ADD COLUMN "search_text" TEXT GENERATED ALWAYS AS (
  fold_text("given_name" || ' ' || "family_name" || ' ' || "organisation" || ' ' || "email" || ' ' || "reference" || ' '
    || replace("reference", '-', ''))
) STORED;

-- Without the list of entries to be sorted in later: a search would have to read that list from end to end.
CREATE INDEX "registration_search_text" ON "registration" USING gin ("search_text" gin_trgm_ops) WITH (fastupdate = off);

-- One index for each order of the list, the id last, so that its first page costs the same however long it is.
CREATE INDEX "registration_by_name_da" ON "registration"
  ("event_id", "family_name" COLLATE "da-x-icu", "given_name" COLLATE "da-x-icu", "id");
CREATE INDEX "registration_by_name_en" ON "registration"
  ("event_id", "family_name" COLLATE "en-x-icu", "given_name" COLLATE "en-x-icu", "id");
CREATE INDEX "registration_by_organisation_da" ON "registration" ("event_id", "organisation" COLLATE "da-x-icu", "id");
CREATE INDEX "registration_by_organisation_en" ON "registration" ("event_id", "organisation" COLLATE "en-x-icu", "id");

-- DropIndex
DROP INDEX "registration_event_id_registered_at_idx";

-- DropIndex
DROP INDEX "registration_event_id_status_idx";

-- CreateIndex
CREATE INDEX "registration_event_id_registered_at_id_idx" ON "registration"("event_id", "registered_at", "id");

-- CreateIndex
CREATE INDEX "registration_event_id_status_id_idx" ON "registration"("event_id", "status", "id");

-- CreateIndex
CREATE INDEX "registration_event_id_country_id_idx" ON "registration"("event_id", "country", "id");

-- CreateIndex
CREATE INDEX "registration_event_id_organisation_type_id_idx" ON "registration"("event_id", "organisation_type", "id");

-- CreateIndex
CREATE INDEX "registration_event_id_email_id_idx" ON "registration"("event_id", "email", "id");

-- CreateIndex
CREATE INDEX "registration_event_id_status_locale_country_organisation_ty_idx" ON "registration"("event_id", "status", "locale", "country", "organisation_type", "route");
