import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveVideoProcessor } from "#lib/server/video-processors.ts";

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (!serveVideoProcessor(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

describe("the files of the background's blur", () => {
  test.each([
    ["selfie_segmentation_landscape.tflite", "application/octet-stream", "TFL3"],
    ["tflite-simd-1-0-0.wasm", "application/wasm", "asm"],
    ["twilio-gaussian-blur-background-processor-pipeline-worker.js", "text/javascript; charset=utf-8", "use"],
  ])("are served as what they are: %s", async (file, type, beginning) => {
    const response = await fetch(`${origin}/video-processors/${file}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(response.headers.get("content-security-policy")).toContain("'wasm-unsafe-eval'");
    const start = new TextDecoder("latin1").decode((await response.arrayBuffer()).slice(0, 2_000));
    expect(start).toContain(beginning);
  });

  test.each([
    "/video-processors/",
    "/video-processors/package.json",
    "/video-processors/../../package.json",
    "/video-processors/constructor",
    "/video-processors/twilio-video-processors.js",
    "/",
  ])("are all that is served: not %s", async (path) => {
    expect((await fetch(origin + path)).status).toBe(404);
  });

  test("are not written to", async () => {
    const response = await fetch(`${origin}/video-processors/tflite-1-0-0.js`, { method: "POST" });
    expect(response.status).toBe(404);
  });
});
