import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream";
import { createGzip } from "node:zlib";

/**
 * Serves the files for background blur from the package, never from another server: the model, its WebAssembly, the worker.
 * @twilio/video-processors 3.2.0 requests these names.
 */
const types: Readonly<Record<string, string>> = {
  "selfie_segmentation_landscape.tflite": "application/octet-stream",
  "tflite-1-0-0.js": "text/javascript; charset=utf-8",
  "tflite-1-0-0.wasm": "application/wasm",
  "tflite-simd-1-0-0.js": "text/javascript; charset=utf-8",
  "tflite-simd-1-0-0.wasm": "application/wasm",
  "twilio-gaussian-blur-background-processor-pipeline-worker.js": "text/javascript; charset=utf-8",
};

const prefix = "/video-processors/";
const folder = path.resolve("node_modules/@twilio/video-processors/dist/build");

/** A worker follows the policy of its own answer. It may compile WebAssembly, which no page may, and load files beside it. */
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** @returns whether the request was for one of these files */
export function serveVideoProcessor(request: IncomingMessage, response: ServerResponse): boolean {
  const [pathname = ""] = (request.url ?? "").split("?", 1);
  const file = pathname.slice(prefix.length);
  const type = pathname.startsWith(prefix) && Object.hasOwn(types, file) ? types[file] : undefined;
  if (type === undefined || request.method !== "GET") return false;
  response.setHeader("content-security-policy", workerPolicy);
  response.setHeader("content-type", type);
  // One day, because the names do not change with the package.
  response.setHeader("cache-control", "public, max-age=86400");
  response.setHeader("vary", "accept-encoding");
  const source = createReadStream(path.join(folder, file));
  const onEnd = (error?: Error | null) => {
    if (error) response.destroy();
  };
  if (request.headers["accept-encoding"]?.includes("gzip")) {
    response.setHeader("content-encoding", "gzip");
    pipeline(source, createGzip(), response, onEnd);
  } else pipeline(source, response, onEnd);
  return true;
}
