DROP INDEX "users_patients_by_name";--> statement-breakpoint
CREATE INDEX "users_patients_by_name" ON "users" USING gin ("name" gin_trgm_ops) WITH (fastupdate=false) WHERE "users"."role" = 'patient';