import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { idempotencyKeys } from "#drizzle/operations.ts";
import { readText } from "#lib/api/parse.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { log } from "#lib/foundation/log.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { seal, unseal } from "#lib/services/video/sealed-token.ts";
import * as z from "#lib/wire/zod.ts";

const keepHours = 24;

/** A request whose server died blocks its key for this long, which is longer than any request takes. */
const abandonedSeconds = 60;

/** Visible ASCII, as long as Stripe's (docs.stripe.com/api/idempotent_requests). */
const keyPattern = /^[\x21-\x7e]{1,255}$/;

const Answer = z.object({
  status: z.number(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
});

/** The stored headers of an answer. The others are set on every answer. */
const keptHeaders = ["content-type", "set-cookie", "location", "retry-after", "www-authenticate"];

/**
 * Runs a POST with an Idempotency-Key once. The same request of the same principal gets the first answer for a day. Answers
 * that ask for another try (5xx, 401, 429) are not stored, unless the request took effect: then its key stays used.
 * @param answer runs the request, in transactions of the database that it is given
 * @throws invalid  not a usable key
 * @throws key_reused  the key came with another body before
 * @throws conflict  the first request is still under way, or took effect and its answer was lost
 */
export async function onceByKey(
  db: Database,
  request: Request,
  principal: string,
  answer: (db: Database) => Promise<Response>,
): Promise<Response> {
  const key = request.headers.get("idempotency-key");
  if (key === null || request.method !== "POST") return answer(db);
  if (!keyPattern.test(key)) {
    throw new DomainError("invalid", "Idempotency-Key must be 1 to 255 visible ASCII characters");
  }
  const { pathname, search } = new URL(request.url);
  const id = digest(JSON.stringify([principal, pathname.replace(/\/$/, "") + search, key]));
  const requestHash = digest(await readText(request.clone()));

  const startedAt = await begin(db, id, requestHash);
  if (!startedAt) return replay(db, id, requestHash);
  const response = await answer(notingEffects(db, id));
  await finish(db, { id, startedAt }, response).catch((error: unknown) => {
    log.error({ err: error }, "answer could not be kept for its idempotency key");
  });
  return response;
}

/** Wraps the database so that each transaction also records that the key's request took effect. */
function notingEffects(db: Database, id: string): Database {
  const transaction: Database["transaction"] = (work, config) =>
    db.transaction(async (tx) => {
      const result = await work(tx);
      await tx.update(idempotencyKeys).set({ tookEffect: true }).where(eq(idempotencyKeys.id, id));
      return result;
    }, config);
  return Object.assign(Object.create(db), { transaction });
}

/** @returns when this request took the key, or undefined when another request has it */
async function begin(db: Database, id: string, requestHash: string): Promise<Date | undefined> {
  const [taken] = await db
    .insert(idempotencyKeys)
    .values({ id, requestHash })
    .onConflictDoUpdate({
      target: idempotencyKeys.id,
      set: {
        requestHash,
        startedAt: sql`date_trunc('milliseconds', now())`,
        answer: null,
        tookEffect: false,
      },
      setWhere: sql`${idempotencyKeys.startedAt} < now() - make_interval(hours => ${keepHours})
        or ${idempotencyKeys.answer} is null and not ${idempotencyKeys.tookEffect}
          and ${idempotencyKeys.requestHash} = ${requestHash}
          and ${idempotencyKeys.startedAt} < now() - make_interval(secs => ${abandonedSeconds})`,
    })
    .returning({ startedAt: idempotencyKeys.startedAt });
  return taken?.startedAt;
}

async function replay(db: Database, id: string, requestHash: string): Promise<Response> {
  const [first] = await db.select().from(idempotencyKeys).where(eq(idempotencyKeys.id, id));
  if (first && first.requestHash !== requestHash) {
    throw new DomainError("key_reused", "This Idempotency-Key was used for another request");
  }
  const kept = first?.answer && unseal(first.answer, placeOf(id));
  if (!kept) {
    throw new DomainError(
      "conflict",
      first?.tookEffect
        ? "The first request with this Idempotency-Key took effect; its answer is lost or on its way. Read what it changed"
        : "The first request with this Idempotency-Key is still under way",
    );
  }
  const { status, headers, body } = Answer.parse(JSON.parse(kept));
  return new Response(body || null, { status, headers: [...headers, ["idempotency-replayed", "true"]] });
}

async function finish(
  db: Database,
  taken: { id: string; startedAt: Date },
  response: Response,
): Promise<void> {
  const isOurs = and(
    eq(idempotencyKeys.id, taken.id),
    sql`date_trunc('milliseconds', ${idempotencyKeys.startedAt}) = ${taken.startedAt.toISOString()}::timestamptz`,
  );
  if (response.status >= 500 || response.status === 401 || response.status === 429) {
    await db.delete(idempotencyKeys).where(and(isOurs, eq(idempotencyKeys.tookEffect, false)));
    return;
  }
  const headers = [...response.headers].filter(([name]) => keptHeaders.includes(name));
  const answer = { status: response.status, headers, body: await response.clone().text() };
  await db
    .update(idempotencyKeys)
    .set({ answer: seal(JSON.stringify(answer), placeOf(taken.id)) })
    .where(isOurs);
}

function placeOf(id: string): string {
  return `idempotency_keys.answer.${id}`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
