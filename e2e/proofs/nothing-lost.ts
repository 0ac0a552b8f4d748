import { eq } from "drizzle-orm";
import { chatMessages, consultations, users } from "#drizzle/schema.ts";
import type { Cluster } from "#e2e/proofs/cluster.ts";
import { agreeingRooms, roomsOf } from "#e2e/proofs/room-count.ts";
import type { VisitLoad } from "#e2e/proofs/visit-load.ts";
import { verifyAuditChain } from "#lib/platform/audit/verify.ts";
import type { Database } from "#lib/platform/db/client.ts";
import type { Figure } from "#lib/testing/proof.ts";

/** Holds what was acknowledged against what is there. The load must have been stopped. */
export async function findLosses(cluster: Cluster, load: VisitLoad): Promise<Figure[]> {
  const { started } = load;
  const rooms = await roomsOf(cluster, load.scheduled.keys());
  const agreeing = agreeingRooms(rooms);
  const names = new Map(agreeing.map(({ consultationId, name }) => [consultationId, name]));
  const withoutRoom = [...started].filter((id) => !names.has(id)).length;
  const duplicates = rooms.atTwilio.length - new Set(rooms.atTwilio.map((room) => room.consultationId)).size;
  const otherRoom = [...load.rooms].filter(([id, told]) => told !== names.get(id)).length;
  const { lost, twice, auditProblem } = await cluster.withDatabase(async (db) => ({
    lost: await countLost(db, load),
    twice: await countTwice(db, load),
    auditProblem: (await verifyAuditChain(db)).problem,
  }));
  return [
    {
      figure: `acknowledged writes lost, of ${load.count().toLocaleString("en")}`,
      bar: "0",
      measured: String(lost),
      holds: lost === 0 && load.count() > 0,
    },
    {
      figure: `writes done twice, of those and ${load.unknown} whose answer was lost`,
      bar: "0",
      measured: String(twice),
      holds: twice === 0,
    },
    {
      figure: `visits with two rooms at Twilio, with none, or whose token was for another one, of ${started.size}`,
      bar: "0, 0, 0",
      measured: `${duplicates}, ${withoutRoom}, ${otherRoom}`,
      holds: started.size > 0 && duplicates + withoutRoom + otherRoom === 0,
    },
    {
      figure: `reads that did not show what had been acknowledged, of ${load.reads.toLocaleString("en")}`,
      bar: "0",
      measured: [load.staleReads.length, ...load.staleReads.slice(0, 3)].join(", "),
      holds: load.staleReads.length === 0 && load.reads > 0,
    },
    {
      figure: "the audit log's chain",
      bar: "whole",
      measured: auditProblem ? `row ${auditProblem.auditId} is ${auditProblem.what}` : "whole",
      holds: auditProblem === undefined,
    },
  ];
}

async function countLost(db: Database, { messages, scheduled, started }: VisitLoad): Promise<number> {
  const kept = await db.select().from(chatMessages);
  const texts = new Map(kept.map(({ id, message }) => [id, message]));
  const visits = await db
    .select({ id: consultations.id, status: consultations.status, name: users.name })
    .from(consultations)
    .innerJoin(users, eq(users.id, consultations.patientId));
  const visitsById = new Map(visits.map((visit) => [visit.id, visit]));
  return (
    [...messages].filter(([id, text]) => texts.get(id) !== text).length +
    [...scheduled].filter(([id, name]) => visitsById.get(id)?.name !== name).length +
    [...started].filter((id) => visitsById.get(id)?.status !== "in-progress").length
  );
}

/** Every message has its own text and every patient their own name. */
async function countTwice(db: Database, { scheduled }: VisitLoad): Promise<number> {
  const messages = await db.select().from(chatMessages);
  const texts = messages
    .filter(({ consultationId }) => scheduled.has(consultationId))
    .map(({ message }) => message);
  const patients = await db.select({ name: users.name }).from(users);
  const names = patients.map(({ name }) => name).filter((name) => name.startsWith("Patient "));
  return texts.length - new Set(texts).size + names.length - new Set(names).size;
}
