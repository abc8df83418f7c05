-- AlterTable
ALTER TABLE "event" ADD COLUMN     "calendar_sequence" INTEGER NOT NULL DEFAULT 0;

-- From here on by hand: what Prisma cannot say.

-- Nobody gets into an event that was cancelled, nor anywhere further in it, whatever a command forgot to ask. Ended states
-- are left out: a wish to have one's data deleted still ends a registration.
CREATE FUNCTION "refuse_cancelled_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM event WHERE id = NEW.event_id AND status::text = 'cancelled') THEN
    RAISE EXCEPTION 'the event of registration % is cancelled', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'registration_event_takes_place';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "registration_event_takes_place_insert" BEFORE INSERT ON "registration"
  FOR EACH ROW WHEN (NEW."status" NOT IN ('lapsed', 'declined', 'cancelled'))
  EXECUTE FUNCTION "refuse_cancelled_event"();
CREATE TRIGGER "registration_event_takes_place_update" BEFORE UPDATE OF "status" ON "registration"
  FOR EACH ROW WHEN (OLD."status" <> NEW."status" AND NEW."status" NOT IN ('lapsed', 'declined', 'cancelled'))
  EXECUTE FUNCTION "refuse_cancelled_event"();
