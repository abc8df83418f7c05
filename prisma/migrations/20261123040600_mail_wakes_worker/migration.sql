-- A new mail wakes the workers when its transaction commits. By trigger, so that no statement of its own is needed and no
-- way of writing a mail can forget it.
CREATE FUNCTION "wake_mail_workers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('outgoing_mail', '');
  RETURN NULL;
END;
$$;
CREATE TRIGGER "outgoing_mail_wakes_workers" AFTER INSERT ON "outgoing_mail"
  FOR EACH STATEMENT EXECUTE FUNCTION "wake_mail_workers"();
