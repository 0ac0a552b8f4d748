import type { BrowserContext, Request } from "playwright/test";

/** What the requests of a browser tell by their addresses, and by the page that they come from. */
export interface SentRequests {
  addresses(): string[];
  /** RFC 9110, section 10.1.3 */
  referers(): Promise<string[]>;
}

export function watchRequests(context: BrowserContext): SentRequests {
  const requests: Request[] = [];
  context.on("request", (request) => requests.push(request));
  return {
    addresses: () => requests.map((request) => request.url()),
    referers: async () => {
      const values = await Promise.all(requests.map((request) => request.headerValue("referer")));
      return values.map((value) => value ?? "").filter((value) => value !== "");
    },
  };
}
