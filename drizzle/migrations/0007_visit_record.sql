CREATE TABLE "consent_texts" (
	"clinic_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"text" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_texts_clinic_id_version_pk" PRIMARY KEY("clinic_id","version")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"consultation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"clinic_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consents_consultation_id_user_id_version_pk" PRIMARY KEY("consultation_id","user_id","version")
);
--> statement-breakpoint
CREATE TABLE "technical_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"consultation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"report" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_feedback" (
	"consultation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"sound" text NOT NULL,
	"picture" text NOT NULL,
	"reasons" text[] NOT NULL,
	"comment" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "visit_feedback_consultation_id_user_id_pk" PRIMARY KEY("consultation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "visit_notes" (
	"consultation_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"revision" integer NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_summaries" (
	"consultation_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"is_shared" boolean NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "clinics" ADD COLUMN "consent_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "shown_name" text;--> statement-breakpoint
ALTER TABLE "consent_texts" ADD CONSTRAINT "consent_texts_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_texts" ADD CONSTRAINT "consent_texts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_text" FOREIGN KEY ("clinic_id","version") REFERENCES "public"."consent_texts"("clinic_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technical_reports" ADD CONSTRAINT "technical_reports_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technical_reports" ADD CONSTRAINT "technical_reports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_feedback" ADD CONSTRAINT "visit_feedback_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_feedback" ADD CONSTRAINT "visit_feedback_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_notes" ADD CONSTRAINT "visit_notes_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_notes" ADD CONSTRAINT "visit_notes_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_summaries" ADD CONSTRAINT "visit_summaries_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_summaries" ADD CONSTRAINT "visit_summaries_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "technical_reports_by_consultation" ON "technical_reports" USING btree ("consultation_id","created_at");--> statement-breakpoint
CREATE INDEX "technical_reports_by_time" ON "technical_reports" USING btree ("created_at");--> statement-breakpoint

-- As before, and notes when the visit was closed: from then on its patient has half an hour (lib/consultations/grace.ts).
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
    NEW.closed_at := now();
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
UPDATE consultations SET closed_at = end_time WHERE end_time IS NOT NULL;
--> statement-breakpoint
GRANT SELECT, INSERT ON consent_texts, consents TO panacare_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON visit_notes, visit_summaries, visit_feedback TO panacare_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON technical_reports TO panacare_app;
