import { account } from "#lib/wire/i18n/messages/en/account.ts";
import { after } from "#lib/wire/i18n/messages/en/after.ts";
import { call } from "#lib/wire/i18n/messages/en/call.ts";
import { check } from "#lib/wire/i18n/messages/en/check.ts";
import { clinic } from "#lib/wire/i18n/messages/en/clinic.ts";
import { common } from "#lib/wire/i18n/messages/en/common.ts";
import { doctor } from "#lib/wire/i18n/messages/en/doctor.ts";
import { guest } from "#lib/wire/i18n/messages/en/guest.ts";
import { mail } from "#lib/wire/i18n/messages/en/mail.ts";
import { patient } from "#lib/wire/i18n/messages/en/patient.ts";
import { reports } from "#lib/wire/i18n/messages/en/reports.ts";
import { system } from "#lib/wire/i18n/messages/en/system.ts";
import { visit } from "#lib/wire/i18n/messages/en/visit.ts";

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
