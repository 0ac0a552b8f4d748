CREATE TABLE "doctor_presence" (
	"doctor_id" uuid PRIMARY KEY NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "rescheduled_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consultations" ADD COLUMN "turned_away_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "waiting" ADD COLUMN "place_id" uuid;--> statement-breakpoint
ALTER TABLE "doctor_presence" ADD CONSTRAINT "doctor_presence_doctor_id_users_id_fk" FOREIGN KEY ("doctor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON doctor_presence TO panacare_app;
