import * as z from "#lib/wire/zod.ts";

/** Values for fields whose schema alone does not lead to a telling example. */
const byName: Record<string, unknown> = {
  reason: "Follow-up after a fever",
  phone: "+254 700 000000",
  email: "amina@example.org",
  time_zone: "Africa/Nairobi",
  language: "en",
  message: "I am a few minutes late.",
  text: "Drink plenty of water, and rest for two days.",
  consent_text: "I agree to a video visit.",
  secret: "the-part-of-the-link-after-the-hash",
  search: "Amina",
  scheduled_start: "2026-12-01T09:00:00.000Z",
  scheduled_end: "2026-12-01T09:30:00.000Z",
  opens_at: "2026-11-30T09:00:00.000Z",
  next: null,
  ice_provider: "coturn",
  openapi: "3.1.1",
};

const names: Record<string, string> = {
  patient: "Amina Odhiambo",
  doctor: "Dr. Kim Fischer",
  sender: "Dr. Kim Fischer",
  clinic: "Lakeside Clinic",
};

/**
 * Makes an example of what a schema takes or gives. A test checks that each operation's example passes its schema.
 * @param io "input" for a body as it is sent, "output" for an answer
 */
export function exampleOf(schema: z.ZodType, io: "input" | "output"): unknown {
  return exampleValue(z.toJSONSchema(schema, { io }), "", "");
}

type Schema = z.core.JSONSchema.BaseSchema;

function exampleValue(schema: Schema | boolean, name: string, parent: string): unknown {
  if (typeof schema === "boolean") return {};
  if (schema.const !== undefined) return schema.const;
  if (Object.hasOwn(byName, name) && schema.type !== "object") return byName[name];
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? [];
  if (first) return exampleValue(first, name, parent);
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, property]) => [
          key,
          exampleValue(property, key, name),
        ]),
      );
    case "array":
      return Array.isArray(schema.items) ? [] : [exampleValue(schema.items ?? true, name, parent)];
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return true;
    case "string":
      return textOf(schema, name, parent);
    default:
      return null;
  }
}

function textOf({ format }: Schema, name: string, parent: string): string {
  switch (format) {
    case "date-time":
      return "2026-12-01T09:00:00.000Z";
    case "uuid":
      return "0b8f6a52-9a51-4a3e-8d55-3d1f5b0c7e22";
    case "uri":
      return "https://panacare.example/join/0b8f6a52-9a51-4a3e-8d55-3d1f5b0c7e22#the-secret";
    default:
      return name === "name" ? (names[parent] ?? "Interpreter") : name.replaceAll("_", " ") || "text";
  }
}
