CREATE TABLE "audit_chain" (
	"position" bigint PRIMARY KEY NOT NULL,
	"audit_id" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_chain_auditId_unique" UNIQUE("audit_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"position" bigint,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"consultation_id" uuid NOT NULL,
	"clinic_id" uuid NOT NULL,
	"doctor_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	CONSTRAINT "events_position_unique" UNIQUE("position")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"request_hash" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"active_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "twilio_events" (
	"room_sid" text NOT NULL,
	"sequence_number" integer NOT NULL,
	"event" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"participant_sid" text,
	"identity" text,
	"participant_seconds" integer,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "twilio_events_room_sid_sequence_number_pk" PRIMARY KEY("room_sid","sequence_number")
);
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "heard_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "tokens_valid_after" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "audit_chain" ADD CONSTRAINT "audit_chain_audit_id_audit_log_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit_log"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_by_time" ON "events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_start" ON "idempotency_keys" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "rate_limits_by_expiry" ON "rate_limits" USING btree ("expire");--> statement-breakpoint
CREATE INDEX "sessions_open_by_user" ON "sessions" USING btree ("user_id") WHERE "sessions"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_by_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "twilio_events_by_receipt" ON "twilio_events" USING btree ("received_at");--> statement-breakpoint

-- What takes a place in a row (events, the audit chain) takes it at commit, one transaction after the other: under this
-- lock, which PostgreSQL holds until the transaction is visible. Deferred, because a lock taken in the middle of a
-- transaction would meet row locks of others in the wrong order; one lock for both, for the same reason.
CREATE SEQUENCE events_position AS bigint;
--> statement-breakpoint
CREATE FUNCTION events_take_position() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  placed events;
BEGIN
  PERFORM pg_advisory_xact_lock(7262272002);
  UPDATE events SET position = nextval('events_position') WHERE id = NEW.id RETURNING * INTO placed;
  PERFORM pg_notify('panacare_events', json_build_object(
    'position', placed.position::text, 'consultationId', placed.consultation_id, 'clinicId', placed.clinic_id,
    'doctorId', placed.doctor_id, 'patientId', placed.patient_id)::text);
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER events_take_position AFTER INSERT ON events
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION events_take_position();
--> statement-breakpoint

-- The text of an audit row that its link in the chain vouches for. Never to be changed: it must come out the same for
-- every row there is.
CREATE FUNCTION audit_text(entry audit_log) RETURNS text LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_array(
    entry.id, extract(epoch FROM entry.at)::text, entry.clinic_id, entry.actor_id, entry.actor_role, entry.action,
    entry.outcome, entry.consultation_id, entry.request_id, entry.details)::text
$$;
--> statement-breakpoint
CREATE FUNCTION audit_log_append_link(entry audit_log) RETURNS void LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
DECLARE
  last audit_chain;
BEGIN
  SELECT * INTO last FROM audit_chain ORDER BY position DESC LIMIT 1;
  INSERT INTO audit_chain (position, audit_id, hash) VALUES (
    coalesce(last.position, 0) + 1, entry.id,
    sha256(coalesce(last.hash, ''::bytea) || convert_to(audit_text(entry), 'UTF8')));
END;
$$;
--> statement-breakpoint
CREATE FUNCTION audit_log_link() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7262272002);
  PERFORM audit_log_append_link(NEW);
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER audit_log_link AFTER INSERT ON audit_log
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_log_link();
--> statement-breakpoint
CREATE TRIGGER audit_chain_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain
  FOR EACH STATEMENT EXECUTE FUNCTION audit_log_only_grows();
--> statement-breakpoint
DO $$
DECLARE
  entry audit_log;
BEGIN
  FOR entry IN SELECT * FROM audit_log ORDER BY id LOOP
    PERFORM audit_log_append_link(entry);
  END LOOP;
END;
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION audit_log_append_link(audit_log) FROM PUBLIC;
--> statement-breakpoint

-- Who is switched off is out at once, whoever switches them: their sessions close, their event streams are told, and the
-- rooms that they could be in end. A participant who is only removed would come back with the access token, which
-- Twilio takes for hours; the visit goes on in a new room, of another name.
CREATE FUNCTION users_lose_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.active AND NOT NEW.active THEN
    UPDATE sessions SET closed_at = now() WHERE user_id = NEW.id AND closed_at IS NULL;
    UPDATE rooms SET status = 'closing', next_attempt_at = now(), attempts = 0
      WHERE status IN ('opening', 'live') AND consultation_id IN (
        SELECT id FROM consultations WHERE doctor_id = NEW.id OR patient_id = NEW.id
        UNION ALL SELECT consultation_id FROM guests WHERE id = NEW.id);
  END IF;
  PERFORM pg_notify('panacare_events', json_build_object('userId', NEW.id)::text);
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER users_lose_access AFTER UPDATE OF active, tokens_valid_after ON users FOR EACH ROW
  WHEN (OLD.active AND NOT NEW.active OR NEW.tokens_valid_after IS DISTINCT FROM OLD.tokens_valid_after)
  EXECUTE FUNCTION users_lose_access();
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON twilio_events, events TO panacare_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, idempotency_keys, rate_limits TO panacare_app;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE events_id_seq TO panacare_app;
--> statement-breakpoint
GRANT SELECT ON audit_chain, events_position TO panacare_app;
