import { account } from "#lib/wire/i18n/messages/sw/account.ts";
import { after } from "#lib/wire/i18n/messages/sw/after.ts";
import { call } from "#lib/wire/i18n/messages/sw/call.ts";
import { check } from "#lib/wire/i18n/messages/sw/check.ts";
import { clinic } from "#lib/wire/i18n/messages/sw/clinic.ts";
import { common } from "#lib/wire/i18n/messages/sw/common.ts";
import { doctor } from "#lib/wire/i18n/messages/sw/doctor.ts";
import { guest } from "#lib/wire/i18n/messages/sw/guest.ts";
import { mail } from "#lib/wire/i18n/messages/sw/mail.ts";
import { patient } from "#lib/wire/i18n/messages/sw/patient.ts";
import { reports } from "#lib/wire/i18n/messages/sw/reports.ts";
import { system } from "#lib/wire/i18n/messages/sw/system.ts";
import { visit } from "#lib/wire/i18n/messages/sw/visit.ts";
import type { Catalogue } from "#lib/wire/i18n/translated.ts";

export const sw: Catalogue = {
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
