ALTER TABLE "consultations" ADD COLUMN "captions_language" text;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "captions_due_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "rooms_captions_due" ON "rooms" USING btree ("captions_due_at") WHERE "rooms"."captions_due_at" is not null;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_captions_language_is_a_tag" CHECK ("consultations"."captions_language" ~ '^[a-z]{2,3}-[A-Z]{2}$');