import * as z from "#lib/wire/zod.ts";

export const Health = z.object({ status: z.literal("ok") });

/** An OpenAPI document: specified elsewhere. */
export const ApiDescription = z.looseObject({ openapi: z.string() });
