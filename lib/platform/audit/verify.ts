import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { sql } from "drizzle-orm";
import { processEnvironment } from "#lib/foundation/env.ts";
import { connectDatabase, type Executor } from "#lib/platform/db/client.ts";

/**
 * Holds the audit log against its chain: `npm run audit:verify`. Each link is SHA-256 over the link before and the text of
 * one row (audit_text in the migrations), so a row that was changed, removed, slipped in or moved shows. What is cut off
 * at the end shows only to who kept an earlier head: the command prints it, and takes one as its argument.
 */

export interface ChainHead {
  length: number;
  /** Hex. */
  hash: string;
}

export interface ChainProblem {
  auditId: string;
  what: "changed" | "missing" | "not in the chain" | "an earlier head is not part of it";
}

export interface ChainReport {
  head: ChainHead;
  /** The first where the chain is broken; links after it say nothing. */
  problem: ChainProblem | undefined;
}

const batchSize = 1000;

interface Link extends Record<string, unknown> {
  position: string;
  audit_id: string;
  hash: Uint8Array;
  text: string | null;
}

/** @param known a head of before, which must be a part of the chain */
export async function verifyAuditChain(db: Executor, known?: ChainHead): Promise<ChainReport> {
  let head: ChainHead = { length: 0, hash: "" };
  let isKnownSeen = known === undefined;
  for (;;) {
    const links = await db.execute<Link>(sql`
      select c.position, c.audit_id, c.hash, audit_text(a) as text
      from audit_chain c left join audit_log a on a.id = c.audit_id
      where c.position > ${head.length} order by c.position limit ${batchSize}`);
    for (const { position, audit_id: auditId, hash, text } of links) {
      if (Number(position) !== head.length + 1 || text === null) {
        return { head, problem: { auditId, what: "missing" } };
      }
      const expected = createHash("sha256").update(Buffer.from(head.hash, "hex")).update(text).digest("hex");
      if (expected !== Buffer.from(hash).toString("hex"))
        return { head, problem: { auditId, what: "changed" } };
      head = { length: head.length + 1, hash: expected };
      isKnownSeen ||= known?.length === head.length && known.hash === head.hash;
    }
    if (links.length < batchSize) break;
  }
  if (!isKnownSeen) {
    return { head, problem: { auditId: "-", what: "an earlier head is not part of it" } };
  }
  const [loose] = await db.execute<{ id: string }>(sql`
    select a.id from audit_log a left join audit_chain c on c.audit_id = a.id
    where c.audit_id is null order by a.id limit 1`);
  return { head, problem: loose && { auditId: loose.id, what: "not in the chain" } };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await run(process.argv[2]);

async function run(knownHead: string | undefined): Promise<void> {
  const url = processEnvironment["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL is not set");
  const { db, sql: connection } = connectDatabase(url, 1);
  const [, length, hash] = /^(\d+):([0-9a-f]{64})$/.exec(knownHead ?? "") ?? [];
  if (knownHead !== undefined && !hash)
    throw new Error("A head is written as its length, a colon and its hash");
  const { head, problem } = await verifyAuditChain(
    db,
    hash === undefined ? undefined : { length: Number(length), hash },
  );
  await connection.end();
  process.stdout.write(`${head.length} audit rows hold together. Head: ${head.length}:${head.hash}\n`);
  if (!problem) return;
  process.stdout.write(`Broken after that: audit row ${problem.auditId} is ${problem.what}\n`);
  process.exitCode = 1;
}
