-- Names in Arabic, Chinese, Japanese and other letters that fold_text does not write in Latin ones. Where the database's locale is
-- "C" (the embedded server's), pg_trgm takes none of them for a letter, and registration_search_text knows nothing of them. In the
-- hexadecimal digits of its bytes it finds any text: what is a part of a text is a part of its digits, too. Only few rows
-- have such letters in most events, and the index holds no others.
CREATE FUNCTION "search_bytes"(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN
  encode(convert_to($1, 'UTF8'), 'hex');

CREATE INDEX "registration_search_bytes" ON "registration" USING gin (search_bytes("search_text") gin_trgm_ops)
  WITH (gin_pending_list_limit = 1024)
  WHERE octet_length("search_text") <> length("search_text");
