import { roles } from "#lib/wire/consultation.ts";
import * as z from "#lib/wire/zod.ts";

export const SignIn = z.strictObject({ id_token: z.string().min(1).max(8192) });

export const SignedIn = z.object({
  user: z.object({ id: z.uuid(), role: z.enum(roles), name: z.string() }),
});
