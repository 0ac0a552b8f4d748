import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import { type ChainHead, verifyAuditChain } from "#lib/platform/audit/verify.ts";
import { connectDatabase, database, type Transaction } from "#lib/platform/db/client.ts";
import { send } from "#lib/testing/api.ts";
import { makeClinic, makeStaff, scheduleVisit } from "#lib/testing/clinic.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

const { db } = database();

beforeAll(async () => {
  const doctor = await makeStaff(await makeClinic());
  const visits = await Promise.all(Array.from({ length: 10 }, () => scheduleVisit(doctor)));
  await Promise.all(
    visits.map(({ path }) => send("POST", `${path}start_consultation/`, { token: doctor.token })),
  );
});

test("the log of what was done, at once and in a row, holds together", async () => {
  const { head, problem } = await verifyAuditChain(db);
  expect(problem).toBeUndefined();
  expect(head.length).toBeGreaterThanOrEqual(20);
  await recordAudit(db, {}, { action: "session.close" });
  expect((await verifyAuditChain(db, head)).problem).toBeUndefined();
});

describe("by the owner of the database, with the triggers off,", () => {
  /** Does what the triggers prevent, looks, and takes it back. */
  async function afterTampering(tamper: (tx: Transaction) => Promise<unknown>, known?: ChainHead) {
    const owner = connectDatabase(workerWorld().addresses.database.owner, 1);
    let report: Awaited<ReturnType<typeof verifyAuditChain>> | undefined;
    await owner.db
      .transaction(async (tx) => {
        await tx.execute(sql`alter table audit_log disable trigger audit_log_only_grows`);
        await tx.execute(sql`alter table audit_log disable trigger audit_log_link`);
        await tx.execute(sql`alter table audit_chain disable trigger audit_chain_only_grows`);
        await tamper(tx);
        report = await verifyAuditChain(tx, known);
        tx.rollback();
      })
      .catch(() => undefined);
    await owner.sql.end();
    return report?.problem;
  }
  const third = sql`(select audit_id from audit_chain where position = 3)`;

  test.each([
    ["who did something", sql`update audit_log set actor_id = gen_random_uuid() where id = ${third}`],
    ["when", sql`update audit_log set at = at - interval '1 second' where id = ${third}`],
    [
      "what came of it",
      sql`update audit_log set outcome = case outcome when 'denied' then 'allowed' else 'denied' end where id = ${third}`,
    ],
    ["a link", sql`update audit_chain set hash = sha256('x') where position = 3`],
  ])("a change of %s shows", async (_, change) => {
    expect((await afterTampering((tx) => tx.execute(change)))?.what).toBe("changed");
  });

  test("a row that was removed shows, and one that was slipped in", async () => {
    const removed = await afterTampering(async (tx) => {
      await tx.execute(sql`create temporary table gone as select ${third} as id`);
      await tx.execute(sql`delete from audit_chain where position = 3`);
      await tx.execute(sql`delete from audit_log where id = (select id from gone)`);
    });
    expect(removed?.what).toBe("missing");
    const added = await afterTampering((tx) =>
      tx.execute(sql`insert into audit_log (action, outcome) values ('test.slipped_in', 'allowed')`),
    );
    expect(added?.what).toBe("not in the chain");
  });

  test("an end that was cut off shows to who kept the head", async () => {
    const { head } = await verifyAuditChain(db);
    const cut = async (tx: Transaction) => {
      await tx.execute(sql`create temporary table cut as select audit_id as id from audit_chain
        where position = ${head.length}`);
      await tx.execute(sql`delete from audit_chain where position = ${head.length}`);
      await tx.execute(sql`delete from audit_log where id = (select id from cut)`);
    };
    expect((await afterTampering(cut, head))?.what).toBe("an earlier head is not part of it");
  });
});

describe("the application's own login", () => {
  test.each([
    ["add a link", sql`insert into audit_chain (position, audit_id, hash) values (0, 1, sha256('x'))`],
    ["change a link", sql`update audit_chain set hash = sha256('x')`],
    ["remove a link", sql`delete from audit_chain`],
    ["call what makes links", sql`select audit_log_append_link(a) from audit_log a limit 1`],
  ])("may not %s", async (_, statement) => {
    await expect(db.execute(statement)).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
