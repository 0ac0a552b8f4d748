import { and, eq } from "drizzle-orm";
import { clinics } from "#drizzle/schema.ts";
import { consentTexts } from "#drizzle/visit-record.ts";
import type { Context } from "#lib/domain/context.ts";
import { DomainError } from "#lib/foundation/errors.ts";
import { recordAudit } from "#lib/platform/audit/audit.ts";
import type { Executor } from "#lib/platform/db/client.ts";
import type { ClinicChange, ClinicSettings } from "#lib/wire/clinic.ts";

/** What the actor's clinic has set. @throws forbidden  to patients and guests */
export async function readClinicSettings({ db, actor }: Context): Promise<ClinicSettings> {
  if (actor.role !== "doctor" && actor.role !== "admin") {
    throw new DomainError("forbidden", "Only the clinic's staff can read its settings");
  }
  return settingsOf(db, actor.clinicId);
}

/**
 * Changes what is given. Another consent text is another version: patients are asked anew. Safe to repeat.
 * @throws forbidden  to everyone but the clinic's administrators
 */
export async function changeClinicSettings(ctx: Context, change: ClinicChange): Promise<ClinicSettings> {
  const { db, actor } = ctx;
  if (actor.role !== "admin") {
    throw new DomainError("forbidden", "Only the clinic's administrators can change its settings");
  }
  return db.transaction(async (tx) => {
    await tx.select().from(clinics).where(eq(clinics.id, actor.clinicId)).for("update");
    const before = await settingsOf(tx, actor.clinicId);
    await setColumns(tx, ctx, before, {
      ...(change.phone !== undefined && { phone: change.phone || null }),
      ...(change.time_zone !== undefined && { time_zone: change.time_zone }),
      ...(change.language !== undefined && { language: change.language }),
    });
    if (change.consent_text !== undefined) await setConsentText(tx, ctx, before, change.consent_text || null);
    return settingsOf(tx, actor.clinicId);
  });
}

async function setColumns(
  tx: Executor,
  ctx: Context,
  before: ClinicSettings,
  given: Partial<Pick<ClinicSettings, "phone" | "time_zone" | "language">>,
): Promise<void> {
  const after = { ...before, ...given };
  const changed = settingColumns.filter((name) => after[name] !== before[name]);
  if (changed.length === 0) return;
  const { phone, time_zone: timeZone, language } = after;
  await tx.update(clinics).set({ phone, timeZone, language }).where(eq(clinics.id, ctx.actor.clinicId));
  for (const name of changed) await recordAudit(tx, ctx, { action: `clinic.change_${name}` });
}

const settingColumns = ["phone", "time_zone", "language"] as const;

async function setConsentText(
  tx: Executor,
  ctx: Context,
  before: ClinicSettings,
  text: string | null,
): Promise<void> {
  if (text === before.consent_text) return;
  const { clinicId, userId } = ctx.actor;
  const version = before.consent_version + 1;
  await tx.insert(consentTexts).values({ clinicId, version, text, createdBy: userId });
  await tx.update(clinics).set({ consentVersion: version }).where(eq(clinics.id, clinicId));
  await recordAudit(tx, ctx, { action: "clinic.change_consent_text", details: { version } });
}

async function settingsOf(db: Executor, clinicId: string): Promise<ClinicSettings> {
  const [settings] = await db
    .select({
      name: clinics.name,
      phone: clinics.phone,
      time_zone: clinics.timeZone,
      language: clinics.language,
      consent_text: consentTexts.text,
      consent_version: clinics.consentVersion,
    })
    .from(clinics)
    .leftJoin(
      consentTexts,
      and(eq(consentTexts.clinicId, clinics.id), eq(consentTexts.version, clinics.consentVersion)),
    )
    .where(eq(clinics.id, clinicId));
  if (!settings) throw new Error("a clinic is never deleted");
  return settings;
}
