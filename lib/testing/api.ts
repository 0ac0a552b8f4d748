/// <reference types="vite/client" />
import { requireDocumented } from "#lib/testing/documented.ts";

type Handler = (request: Request, next: { params: Promise<unknown> }) => Promise<Response>;
type RouteModule = Partial<Record<string, Handler>>;

/** Every route of the application by its path, found as Next finds them: a word before a parameter. */
const routes = Object.entries(import.meta.glob<RouteModule>("/app/**/route.ts"))
  .map(([file, load]) => {
    const path = file.replace(/^\/app/, "").replace(/\/route\.ts$/, "");
    const pattern = new RegExp(`^${path.replace(/\[(\w+)\]/g, "(?<$1>[^/]+)")}/?$`);
    return { path, pattern, load };
  })
  .toSorted((a, b) => Number(a.path.includes("[")) - Number(b.path.includes("[")));

/** Every method of every route, such as `GET /api/consultations/[id]`. */
export async function routeMethods(): Promise<string[]> {
  const found = await Promise.all(
    routes.map(async ({ path, load }) => Object.keys(await load()).map((method) => `${method} ${path}`)),
  );
  return found.flat();
}

export interface Answer {
  status: number;
  headers: Headers;
  /** The JSON of the answer, null where it has none. */
  body: unknown;
}

interface Sent {
  /** A Firebase ID token. */
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Sends a request to the handler that Next would choose, without a server between. */
export async function send(
  method: string,
  pathAndQuery: string,
  { token, body, headers }: Sent = {},
): Promise<Answer> {
  const response = await sendRaw(
    new Request(`http://localhost${pathAndQuery}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  const answer = { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
  requireDocumented(method, new URL(pathAndQuery, "http://localhost").pathname, answer);
  return answer;
}

/** @returns the response as it is, for streams */
export async function sendRaw(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const { pattern, load } of routes) {
    const match = pattern.exec(pathname);
    if (!match) continue;
    const module = await load();
    const handler = module[request.method] ?? (request.method === "HEAD" ? module["GET"] : undefined);
    return handler
      ? handler(request, { params: Promise.resolve({ ...match.groups }) })
      : new Response(null, { status: 405 });
  }
  return new Response(null, { status: 404 });
}
