import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { setNodeEnvironment } from "#lib/foundation/env.ts";

/**
 * `npm run build` builds Next's part, then our server as plain JavaScript. Transpiling TypeScript at each start took 1.7 s
 * more of processor time (2.7 s instead of 1.0 s to load, measured 2026-11). Modules that every start loads are bundled,
 * because one file loads faster than hundreds of small ones.
 */

/** Next has its own bundle. The others read files beside them, or load when first needed. */
const notBundled = [
  "next",
  "pino",
  "firebase-admin",
  "nodemailer",
  "pg-boss",
  "rate-limiter-flexible",
  "twilio",
];

setNodeEnvironment("production");
const { status } = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
  stdio: "inherit",
});
if (status !== 0) process.exit(1);
await build({
  entryPoints: ["lib/server/main.ts"],
  outdir: ".next/server-entry",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  // Keeps the late import of main.ts late.
  splitting: true,
  external: notBundled,
  // Of CommonJS packages among the bundled, which ask for Node's own modules.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
  platform: "node",
  format: "esm",
  target: "node20",
});
