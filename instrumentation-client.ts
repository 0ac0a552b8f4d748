import { config } from "zod/v4/core";

/*
 * Next runs this in a browser before any other code of ours. Zod tries `new Function` to find out whether it may make code
 * from strings. The pages' content security policy forbids that, and browsers report the attempt as a violation.
 */
config({ jitless: true });
