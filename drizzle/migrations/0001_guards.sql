-- What Drizzle's schema cannot say: ended is final, rooms only move forward, the audit log only grows, and the
-- application's role may do no more than it needs.

CREATE FUNCTION consultations_keep_ended() RETURNS trigger LANGUAGE plpgsql AS $$
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
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER consultations_keep_ended BEFORE UPDATE OR DELETE ON consultations
  FOR EACH ROW EXECUTE FUNCTION consultations_keep_ended();
--> statement-breakpoint

-- A room opens only while its consultation is in progress. The share lock on the consultation orders this against the
-- update that ends it: whoever comes second sees the other.
CREATE FUNCTION rooms_follow_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  consultation_status consultation_status;
BEGIN
  IF TG_OP = 'UPDATE' AND (
    OLD.status = 'closed' AND NEW.status <> 'closed'
    OR OLD.status = 'closing' AND NEW.status NOT IN ('closing', 'closed')
    OR OLD.status = 'live' AND NEW.status = 'opening'
  ) THEN
    RAISE EXCEPTION 'a room that is % does not become %', OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rooms_move_forward';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.status IN ('opening', 'live') THEN
    SELECT status INTO consultation_status FROM consultations WHERE id = NEW.consultation_id FOR SHARE;
    IF consultation_status <> 'in-progress' THEN
      RAISE EXCEPTION 'a consultation that is % has no live room', consultation_status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'rooms_only_while_in_progress';
    END IF;
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER rooms_follow_consultation BEFORE INSERT OR UPDATE ON rooms
  FOR EACH ROW EXECUTE FUNCTION rooms_follow_consultation();
--> statement-breakpoint

-- Ending a consultation takes its rooms and links with it, whoever ends it and however.
CREATE FUNCTION consultations_close_with_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE rooms SET status = 'closing', next_attempt_at = now(), attempts = 0
    WHERE consultation_id = NEW.id AND status IN ('opening', 'live');
  UPDATE join_links SET revoked_at = now() WHERE consultation_id = NEW.id AND revoked_at IS NULL;
  DELETE FROM waiting WHERE consultation_id = NEW.id;
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER consultations_close_with_status AFTER UPDATE OF status ON consultations
  FOR EACH ROW WHEN (NEW.status IN ('completed', 'cancelled', 'missed') AND OLD.status <> NEW.status)
  EXECUTE FUNCTION consultations_close_with_status();
--> statement-breakpoint

-- The audit log refuses change and deletion to everyone, its owner included, until somebody drops this trigger on purpose.
CREATE FUNCTION audit_log_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log only grows' USING ERRCODE = 'insufficient_privilege';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER audit_log_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION audit_log_only_grows();
--> statement-breakpoint

-- The application signs in with a login that is a member of this role.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'panacare_app') THEN
    CREATE ROLE panacare_app NOLOGIN;
  END IF;
END;
$$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public, drizzle TO panacare_app;
--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO panacare_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON clinics, users, consultations, rooms, join_links, waiting, attendance, chat_messages TO panacare_app;
--> statement-breakpoint
GRANT DELETE ON waiting TO panacare_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_log TO panacare_app;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE audit_log_id_seq TO panacare_app;
