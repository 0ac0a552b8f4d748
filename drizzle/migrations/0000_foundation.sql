CREATE TYPE "public"."consultation_status" AS ENUM('scheduled', 'in-progress', 'completed', 'cancelled', 'missed');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('doctor', 'patient', 'admin');--> statement-breakpoint
CREATE TYPE "public"."room_status" AS ENUM('opening', 'live', 'closing', 'closed');--> statement-breakpoint
CREATE TABLE "attendance" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"room_id" uuid NOT NULL,
	"identity" text NOT NULL,
	"participant_sid" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "attendance_participantSid_unique" UNIQUE("participant_sid"),
	CONSTRAINT "attendance_times_in_order" CHECK ("attendance"."left_at" >= "attendance"."joined_at")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"clinic_id" uuid,
	"actor_id" uuid,
	"actor_role" "role",
	"action" text NOT NULL,
	"outcome" text NOT NULL,
	"consultation_id" uuid,
	"request_id" text,
	"details" jsonb
);
--> statement-breakpoint
CREATE TABLE "chat_messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"consultation_id" uuid NOT NULL,
	"sender_id" uuid NOT NULL,
	"message" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "clinics" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"doctor_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"status" "consultation_status" DEFAULT 'scheduled' NOT NULL,
	"scheduled_start" timestamp with time zone NOT NULL,
	"scheduled_end" timestamp with time zone NOT NULL,
	"reason" text,
	"start_time" timestamp with time zone,
	"end_time" timestamp with time zone,
	"session_id" uuid,
	"twilio_room_name" text,
	"twilio_room_sid" text,
	"doctor_token" text,
	"patient_token" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consultations_patientId_unique" UNIQUE("patient_id"),
	CONSTRAINT "consultations_schedule_in_order" CHECK ("consultations"."scheduled_end" > "consultations"."scheduled_start"),
	CONSTRAINT "consultations_start_time_matches_status" CHECK (("consultations"."start_time" is not null) = ("consultations"."status" in ('in-progress', 'completed'))),
	CONSTRAINT "consultations_end_time_matches_status" CHECK (("consultations"."end_time" is not null) = ("consultations"."status" = 'completed')),
	CONSTRAINT "consultations_times_in_order" CHECK ("consultations"."end_time" >= "consultations"."start_time")
);
--> statement-breakpoint
CREATE TABLE "join_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"consultation_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "join_links_secretHash_unique" UNIQUE("secret_hash"),
	CONSTRAINT "join_links_window_in_order" CHECK ("join_links"."closes_at" > "join_links"."opens_at")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"consultation_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"name" text NOT NULL,
	"sid" text,
	"status" "room_status" DEFAULT 'opening' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"last_open_attempt_at" timestamp with time zone,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "rooms_name_unique" UNIQUE("name"),
	CONSTRAINT "rooms_sid_unique" UNIQUE("sid"),
	CONSTRAINT "rooms_ordinal" UNIQUE("consultation_id","ordinal"),
	CONSTRAINT "rooms_live_has_sid" CHECK ("rooms"."status" <> 'live' or "rooms"."sid" is not null),
	CONSTRAINT "rooms_closed_at_matches_status" CHECK (("rooms"."closed_at" is not null) = ("rooms"."status" = 'closed'))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"firebase_uid" text NOT NULL,
	"role" "role" NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_firebaseUid_unique" UNIQUE("firebase_uid"),
	CONSTRAINT "users_clinic_key" UNIQUE("id","clinic_id")
);
--> statement-breakpoint
CREATE TABLE "waiting" (
	"consultation_id" uuid PRIMARY KEY NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_sender_id_users_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_doctor_of_clinic" FOREIGN KEY ("doctor_id","clinic_id") REFERENCES "public"."users"("id","clinic_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_patient_of_clinic" FOREIGN KEY ("patient_id","clinic_id") REFERENCES "public"."users"("id","clinic_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_links" ADD CONSTRAINT "join_links_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_links" ADD CONSTRAINT "join_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting" ADD CONSTRAINT "waiting_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_by_room" ON "attendance" USING btree ("room_id","joined_at");--> statement-breakpoint
CREATE INDEX "audit_log_by_consultation" ON "audit_log" USING btree ("consultation_id","id");--> statement-breakpoint
CREATE INDEX "chat_messages_by_consultation" ON "chat_messages" USING btree ("consultation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "consultations_by_doctor" ON "consultations" USING btree ("doctor_id","scheduled_start","id");--> statement-breakpoint
CREATE INDEX "consultations_by_clinic" ON "consultations" USING btree ("clinic_id","scheduled_start","id");--> statement-breakpoint
CREATE UNIQUE INDEX "join_links_one_valid_per_consultation" ON "join_links" USING btree ("consultation_id") WHERE "join_links"."revoked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "rooms_one_live_per_consultation" ON "rooms" USING btree ("consultation_id") WHERE "rooms"."status" in ('opening', 'live');--> statement-breakpoint
CREATE INDEX "rooms_to_settle" ON "rooms" USING btree ("next_attempt_at") WHERE "rooms"."status" in ('opening', 'closing');