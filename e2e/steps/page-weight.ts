import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Page, Response } from "playwright/test";

export interface Weight {
  files: number;
  /** Uncompressed, and as a server sends it: gzip at its usual level, brotli at its best. */
  bytes: number;
  gzipBytes: number;
  brotliBytes: number;
}

/** The JavaScript that a page has loaded, from the first request on. */
export class ScriptWatch {
  readonly #scripts = new Map<string, Response>();

  constructor(page: Page) {
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") this.#scripts.set(response.url(), response);
    });
  }

  /** Of what was asked for before a moment of the page's own clock, all by default. */
  async bodies(page: Page, beforeMs = Number.POSITIVE_INFINITY): Promise<Buffer[]> {
    const asked = new Map(
      await page.evaluate(() =>
        performance.getEntriesByType("resource").map(({ name, startTime }) => [name, startTime] as const),
      ),
    );
    // One that is not in the page's list is still on its way: nothing was drawn with it.
    const wanted = [...this.#scripts].filter(
      ([url]) => (asked.get(url) ?? Number.POSITIVE_INFINITY) <= beforeMs,
    );
    return Promise.all(wanted.map(([, response]) => response.body()));
  }
}

export function weigh(bodies: readonly Buffer[]): Weight {
  const sum = (size: (body: Buffer) => number) => bodies.reduce((total, body) => total + size(body), 0);
  return {
    files: bodies.length,
    bytes: sum(({ length }) => length),
    gzipBytes: sum((body) => gzipSync(body).length),
    brotliBytes: sum((body) => brotliCompressSync(body).length),
  };
}

/** From now on, `heading` is waited for in every document, and the moment at which it was there is kept. */
export async function markWhenDrawn(page: Page, heading: string): Promise<void> {
  await page.addInitScript((text) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector("h1")?.textContent !== text) return;
      performance.mark("drawn");
      observer.disconnect();
    }).observe(document, { subtree: true, childList: true, characterData: true });
  }, heading);
}

export function drawnAtMs(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName("drawn")[0]?.startTime ?? Number.NaN);
}
