-- As before, but by the clock, not by the start of the transaction: a link that was withdrawn while this one waited for its
-- turn was withdrawn before the visit was closed.
CREATE OR REPLACE FUNCTION consultations_keep_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a consultation is a record: it is never deleted'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_never_deleted';
  END IF;
  IF OLD.status IN ('completed', 'cancelled', 'missed') AND NEW.status <> OLD.status THEN
    RAISE EXCEPTION 'a consultation that is % stays so', OLD.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_ended_is_final';
  END IF;
  IF OLD.status = 'in-progress' AND NEW.status NOT IN ('in-progress', 'completed') THEN
    RAISE EXCEPTION 'a consultation in progress can only be completed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_in_progress_ends_completed';
  END IF;
  IF OLD.status = 'scheduled' AND NEW.status = 'completed' THEN
    RAISE EXCEPTION 'a consultation is completed from in-progress only'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_completed_was_in_progress';
  END IF;
  IF (OLD.start_time IS NOT NULL AND NEW.start_time IS DISTINCT FROM OLD.start_time)
    OR (OLD.end_time IS NOT NULL AND NEW.end_time IS DISTINCT FROM OLD.end_time) THEN
    RAISE EXCEPTION 'start and end of a consultation are set once'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'consultations_times_set_once';
  END IF;
  IF NEW.status IN ('completed', 'cancelled', 'missed') AND OLD.status <> NEW.status THEN
    NEW.closed_at := clock_timestamp();
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint

-- As before, with the same time in both: a link that was revoked earlier than its visit was closed was withdrawn by somebody,
-- and lets nobody read that the visit is over (lib/auth/actor.ts).
CREATE OR REPLACE FUNCTION consultations_close_with_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE rooms SET status = 'closing', next_attempt_at = now(), attempts = 0
    WHERE consultation_id = NEW.id AND status IN ('opening', 'live');
  UPDATE join_links SET revoked_at = NEW.closed_at WHERE consultation_id = NEW.id AND revoked_at IS NULL;
  DELETE FROM waiting WHERE consultation_id = NEW.id;
  RETURN NULL;
END;
$$;
