CREATE INDEX "join_links_by_consultation" ON "join_links" USING btree ("consultation_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "rooms_live" ON "rooms" USING btree ("id") WHERE "rooms"."status" = 'live';--> statement-breakpoint
CREATE INDEX "rooms_by_close" ON "rooms" USING btree ("closed_at") WHERE "rooms"."status" = 'closed';--> statement-breakpoint
CREATE INDEX "users_to_retire" ON "users" USING btree ("id") WHERE "users"."retired_at" is null and "users"."role" in ('patient', 'guest');