import { account } from "#lib/foundation/i18n/messages/en/account.ts";
import { after } from "#lib/foundation/i18n/messages/en/after.ts";
import { call } from "#lib/foundation/i18n/messages/en/call.ts";
import { check } from "#lib/foundation/i18n/messages/en/check.ts";
import { clinic } from "#lib/foundation/i18n/messages/en/clinic.ts";
import { common } from "#lib/foundation/i18n/messages/en/common.ts";
import { doctor } from "#lib/foundation/i18n/messages/en/doctor.ts";
import { guest } from "#lib/foundation/i18n/messages/en/guest.ts";
import { mail } from "#lib/foundation/i18n/messages/en/mail.ts";
import { patient } from "#lib/foundation/i18n/messages/en/patient.ts";
import { reports } from "#lib/foundation/i18n/messages/en/reports.ts";
import { system } from "#lib/foundation/i18n/messages/en/system.ts";
import { visit } from "#lib/foundation/i18n/messages/en/visit.ts";

export const en = {
  account,
  after,
  call,
  check,
  clinic,
  common,
  doctor,
  guest,
  mail,
  patient,
  reports,
  system,
  visit,
} as const;
