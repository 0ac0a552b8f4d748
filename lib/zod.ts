import { z } from "zod";

/*
 * Zod tries `new Function` as the first schema is made, to find out whether it may make code from strings. The pages'
 * content security policy forbids that, and browsers report each attempt as a violation. Every schema takes `z` from here,
 * so that the question is answered before.
 */
z.config({ jitless: typeof window !== "undefined" });

export { z };
