import { account } from "#lib/i18n/messages/fr/account.ts";
import { after } from "#lib/i18n/messages/fr/after.ts";
import { call } from "#lib/i18n/messages/fr/call.ts";
import { check } from "#lib/i18n/messages/fr/check.ts";
import { clinic } from "#lib/i18n/messages/fr/clinic.ts";
import { common } from "#lib/i18n/messages/fr/common.ts";
import { doctor } from "#lib/i18n/messages/fr/doctor.ts";
import { guest } from "#lib/i18n/messages/fr/guest.ts";
import { mail } from "#lib/i18n/messages/fr/mail.ts";
import { patient } from "#lib/i18n/messages/fr/patient.ts";
import { reports } from "#lib/i18n/messages/fr/reports.ts";
import { system } from "#lib/i18n/messages/fr/system.ts";
import { visit } from "#lib/i18n/messages/fr/visit.ts";
import type { Catalogue } from "#lib/i18n/translated.ts";

export const fr: Catalogue = {
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
