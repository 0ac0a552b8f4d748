import { afterEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import { type CallOptions, callApi, callNextPage } from "#lib/client/api.ts";
import { ApiProblem, ServerUnreachable } from "#lib/client/api-problem.ts";
import { sampleConsultation } from "#lib/testing/sample-consultation.ts";
import type { MessagePage } from "#lib/wire/chat.ts";
import type { Consultation, NewConsultation, ScheduledConsultation } from "#lib/wire/consultation.ts";

const id = "8f14e45f-ceea-467f-9575-1f3c3a4e6a01";

function answerWith(status: number, body: string | null) {
  const asked = vi.fn<typeof fetch>(async () => new Response(body, { status }));
  vi.stubGlobal("fetch", asked);
  const sent = () => {
    const [url, init] = asked.mock.calls[0] ?? [];
    return { url, method: init?.method, body: init?.body, headers: new Headers(init?.headers), init };
  };
  return sent;
}

afterEach(() => vi.unstubAllGlobals());

describe("a call", () => {
  test("fills the path, and leaves out of the query what is not given", async () => {
    const sent = answerWith(200, JSON.stringify({ results: [], next: null }));
    await callApi("GET /api/consultations/{id}/chat_messages/", {
      params: { id: "a/b" },
      query: { limit: 10, before: undefined },
    });
    expect(sent()).toMatchObject({
      url: "/api/consultations/a%2Fb/chat_messages/?limit=10",
      method: "GET",
      body: undefined,
    });
    expect(sent().headers.has("content-type")).toBe(false);
  });

  test("sends its body as JSON, under its idempotency key", async () => {
    const sent = answerWith(201, JSON.stringify({ id }));
    await callApi("POST /api/consultations/{id}/send_message/", {
      params: { id },
      body: { message: "Hello" },
      idempotencyKey: "key-1",
    });
    expect(sent()).toMatchObject({
      url: `/api/consultations/${id}/send_message/`,
      method: "POST",
      body: '{"message":"Hello"}',
    });
    expect(sent().headers.get("content-type")).toBe("application/json");
    expect(sent().headers.get("idempotency-key")).toBe("key-1");
    expect(sent().init).toMatchObject({ credentials: "same-origin", cache: "no-store", keepalive: false });
  });

  test("may outlive its page", async () => {
    const sent = answerWith(204, null);
    await callApi("DELETE /api/consultations/{id}/waiting/", { params: { id }, keepalive: true });
    expect(sent().init).toMatchObject({ keepalive: true });
  });

  test("reads the next page at the address that the page before names", async () => {
    const sent = answerWith(200, JSON.stringify({ results: [], next: null }));
    const next = `/api/consultations/${id}/chat_messages/?before=${id}`;
    const page = await callNextPage("GET /api/consultations/{id}/chat_messages/", next);
    expect(sent()).toMatchObject({ url: next, method: "GET" });
    expectTypeOf(page).toEqualTypeOf<MessagePage>();
  });
});

describe("an answer", () => {
  test("is the JSON that the server sent, and nothing for 204", async () => {
    const visit = sampleConsultation();
    answerWith(200, JSON.stringify(visit));
    expect(await callApi("GET /api/consultations/{id}/", { params: { id } })).toEqual(visit);
    answerWith(204, null);
    expect(await callApi("POST /api/presence/")).toBeUndefined();
  });

  test("that the server refuses is thrown as an ApiProblem", async () => {
    answerWith(410, JSON.stringify({ type: "/problems/visit-ended", title: "No longer available" }));
    const refused = callApi("GET /api/clinic/");
    await expect(refused).rejects.toBeInstanceOf(ApiProblem);
    await expect(refused).rejects.toMatchObject({ status: 410, type: "/problems/visit-ended" });
  });

  test("of a captive portal or a dead network is thrown as ServerUnreachable", async () => {
    answerWith(200, "<html>Please accept the terms of this Wi-Fi</html>");
    await expect(callApi("GET /api/clinic/")).rejects.toBeInstanceOf(ServerUnreachable);
    const cause = new TypeError("Failed to fetch");
    vi.stubGlobal("fetch", vi.fn().mockRejectedValue(cause));
    await expect(callApi("GET /api/clinic/")).rejects.toMatchObject({ name: "ServerUnreachable", cause });
  });
});

describe("the types of a call", () => {
  type ToSchedule = CallOptions<"POST /api/consultations/">;
  type ToRead = CallOptions<"GET /api/consultations/{id}/">;

  test("come from its operation", () => {
    expectTypeOf<ToSchedule["body"]>().toEqualTypeOf<NewConsultation>();
    expectTypeOf<ToRead["params"]>().toEqualTypeOf<{ id: string }>();
    expectTypeOf(callApi<"GET /api/consultations/{id}/">).returns.resolves.toEqualTypeOf<Consultation>();
    expectTypeOf(callApi<"POST /api/consultations/">).returns.resolves.toEqualTypeOf<ScheduledConsultation>();
    expectTypeOf(callApi<"DELETE /api/session/">).returns.resolves.toEqualTypeOf<undefined>();
  });

  test("allow an idempotency key only where the server reads one", () => {
    expectTypeOf<ToSchedule>().toHaveProperty("idempotencyKey");
    expectTypeOf<ToRead>().not.toHaveProperty("idempotencyKey");
    expectTypeOf<CallOptions<"POST /api/guest_links/exchange/">>().toHaveProperty("idempotencyKey");
    expectTypeOf<CallOptions<"DELETE /api/session/">>().not.toHaveProperty("idempotencyKey");
  });
});
