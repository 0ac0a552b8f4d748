import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: ["./drizzle/schema.ts", "./drizzle/operations.ts", "./drizzle/visit-record.ts"],
  casing: "snake_case",
  out: "./drizzle/migrations",
});
