import { account } from "#lib/wire/i18n/messages/es/account.ts";
import { after } from "#lib/wire/i18n/messages/es/after.ts";
import { call } from "#lib/wire/i18n/messages/es/call.ts";
import { check } from "#lib/wire/i18n/messages/es/check.ts";
import { clinic } from "#lib/wire/i18n/messages/es/clinic.ts";
import { common } from "#lib/wire/i18n/messages/es/common.ts";
import { doctor } from "#lib/wire/i18n/messages/es/doctor.ts";
import { guest } from "#lib/wire/i18n/messages/es/guest.ts";
import { mail } from "#lib/wire/i18n/messages/es/mail.ts";
import { patient } from "#lib/wire/i18n/messages/es/patient.ts";
import { reports } from "#lib/wire/i18n/messages/es/reports.ts";
import { system } from "#lib/wire/i18n/messages/es/system.ts";
import { visit } from "#lib/wire/i18n/messages/es/visit.ts";
import type { Catalogue } from "#lib/wire/i18n/translated.ts";

export const es: Catalogue = {
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
};
