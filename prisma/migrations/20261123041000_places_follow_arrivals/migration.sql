-- Places in line that arrive with new registrations count as given out, so that a command which writes several people in
-- one statement need not say so in another.
CREATE OR REPLACE FUNCTION "count_new_registrations"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM move_seats(event_id, count(*) FILTER (WHERE holds_seat(status)), count(*) FILTER (WHERE status = 'waitlisted'))
    FROM new_rows GROUP BY event_id;
  UPDATE event_seats s SET last_queue_number = given.last
    FROM (SELECT event_id, max(queue_number) AS last FROM new_rows GROUP BY event_id) AS given
    WHERE s.event_id = given.event_id AND given.last > s.last_queue_number;
  RETURN NULL;
END;
$$;
