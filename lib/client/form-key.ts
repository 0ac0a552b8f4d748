import { ApiProblem } from "#lib/client/api-problem.ts";

/**
 * The Idempotency-Keys of one form, from its opening to the answer: what is sent again as it was gets the first answer, also
 * where that got lost on the way, and is not done twice. Once something in it is changed, another thing is asked for.
 */
export class FormKey {
  readonly #keys = new Map<string, string>();

  /**
   * @param content what is sent, as JSON
   * @param send with the key for it; what it throws is thrown
   */
  async use<Answer>(content: object, send: (key: string) => Promise<Answer>): Promise<Answer> {
    const text = JSON.stringify(content);
    const key = this.#keys.get(text) ?? crypto.randomUUID();
    this.#keys.set(text, key);
    try {
      return await send(key);
    } catch (error) {
      if (isRefusal(error)) this.#keys.delete(text);
      throw error;
    }
  }
}

/** Nothing was done, and the server would say so for a day: also when what stood in the way is gone. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof ApiProblem &&
    error.status < 500 &&
    error.type.startsWith("/problems/") &&
    error.type !== "/problems/conflict"
  );
}
