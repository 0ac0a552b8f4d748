-- For the index on patients' names; a trusted extension, so the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TYPE "public"."guest_status" AS ENUM('invited', 'waiting', 'admitted', 'denied', 'removed');--> statement-breakpoint
ALTER TYPE "public"."role" ADD VALUE 'guest';--> statement-breakpoint
CREATE TABLE "guests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"consultation_id" uuid NOT NULL,
	"status" "guest_status" DEFAULT 'invited' NOT NULL,
	"secret_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"arrived_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"lease_until" timestamp with time zone,
	CONSTRAINT "guests_secretHash_unique" UNIQUE("secret_hash"),
	CONSTRAINT "guests_window_in_order" CHECK ("guests"."expires_at" > "guests"."created_at"),
	CONSTRAINT "guests_arrived_by_the_link" CHECK (("guests"."arrived_at" is not null) or "guests"."status" in ('invited', 'removed')),
	CONSTRAINT "guests_decided_at_matches_status" CHECK (("guests"."decided_at" is not null) or "guests"."status" not in ('admitted', 'denied'))
);
--> statement-breakpoint
ALTER TABLE "guests" ADD CONSTRAINT "guests_id_users_id_fk" FOREIGN KEY ("id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guests" ADD CONSTRAINT "guests_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guests" ADD CONSTRAINT "guests_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guests_by_consultation" ON "guests" USING btree ("consultation_id","created_at");--> statement-breakpoint
CREATE INDEX "consultations_by_doctor_and_status" ON "consultations" USING btree ("doctor_id","status","scheduled_start","id");--> statement-breakpoint
CREATE INDEX "consultations_by_clinic_and_status" ON "consultations" USING btree ("clinic_id","status","scheduled_start","id");--> statement-breakpoint
CREATE INDEX "users_patients_by_name" ON "users" USING gin ("name" gin_trgm_ops) WHERE "users"."role" = 'patient';--> statement-breakpoint

-- A guest is invited only while the visit is to come or goes on (the share lock orders this against its end), and a
-- decision about one is not taken back: who was denied or removed needs a new link.
CREATE FUNCTION guests_move_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  consultation_status consultation_status;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT status INTO consultation_status FROM consultations WHERE id = NEW.consultation_id FOR SHARE;
    IF consultation_status NOT IN ('scheduled', 'in-progress') THEN
      RAISE EXCEPTION 'a consultation that is % has no guests', consultation_status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'guests_only_until_the_end';
    END IF;
  ELSIF NEW.status <> OLD.status AND NOT (
    OLD.status = 'invited' AND NEW.status IN ('waiting', 'removed')
    OR OLD.status = 'waiting' AND NEW.status IN ('admitted', 'denied', 'removed')
    OR OLD.status = 'admitted' AND NEW.status = 'removed'
  ) THEN
    RAISE EXCEPTION 'a guest who is % does not become %', OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'guests_move_forward';
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER guests_move_forward BEFORE INSERT OR UPDATE ON guests
  FOR EACH ROW EXECUTE FUNCTION guests_move_forward();
--> statement-breakpoint

-- Ending a consultation takes its guests with it, whoever ends it and however.
CREATE FUNCTION guests_leave_with_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE guests SET status = 'removed'
    WHERE consultation_id = NEW.id AND status IN ('invited', 'waiting', 'admitted');
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER guests_leave_with_consultation AFTER UPDATE OF status ON consultations
  FOR EACH ROW WHEN (NEW.status IN ('completed', 'cancelled', 'missed') AND OLD.status <> NEW.status)
  EXECUTE FUNCTION guests_leave_with_consultation();
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON guests TO panacare_app;
