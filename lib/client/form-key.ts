import { isProblem, isRefusal } from "#lib/client/api-problem.ts";

/**
 * Holds the Idempotency-Keys of one form while it is open. Sending the same content again uses the same key, so the server
 * does not repeat the work and gives its first answer, even if that was lost on the way. Changed content gets a new key.
 */
export class FormKey {
  readonly #keys = new Map<string, string>();

  /**
   * @param content the body that is sent
   * @param send sends the content under the key. Its errors are passed on.
   */
  async use<Answer>(content: object, send: (key: string) => Promise<Answer>): Promise<Answer> {
    const text = JSON.stringify(content);
    const key = this.#keys.get(text) ?? crypto.randomUUID();
    this.#keys.set(text, key);
    try {
      return await send(key);
    } catch (error) {
      // The server would repeat a refusal for a day, even after its reason is gone.
      if (isRefusal(error) || isProblem(error, "rate-limited")) this.#keys.delete(text);
      throw error;
    }
  }
}
