import { config } from "zod/v4/core";

/*
 * Zod tries `new Function` as the first schema is made, to find out whether it may make code from strings. The pages'
 * content security policy forbids that, and browsers report each attempt as a violation. Every schema takes zod from here,
 * so that the question is answered before; as a namespace, of which a page loads only what its schemas use.
 */
config({ jitless: typeof window !== "undefined" });

// biome-ignore lint/performance/noBarrelFile: it hands on one package and gathers nothing
export * from "zod";
