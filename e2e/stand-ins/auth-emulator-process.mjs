/**
 * The official emulator without the CLI around it: no Java check, no look for updates, half the memory. The path inside
 * firebase-tools is not public API, which is one reason why its version is pinned exactly.
 */
import { createRequire } from "node:module";

const [projectId, port] = process.argv.slice(2);
const { createApp } = createRequire(import.meta.url)("firebase-tools/lib/emulator/auth/server");

const app = await createApp(projectId);
app.listen(Number(port), "127.0.0.1");
