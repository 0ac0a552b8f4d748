import { account } from "#lib/foundation/i18n/messages/fr/account.ts";
import { after } from "#lib/foundation/i18n/messages/fr/after.ts";
import { call } from "#lib/foundation/i18n/messages/fr/call.ts";
import { check } from "#lib/foundation/i18n/messages/fr/check.ts";
import { clinic } from "#lib/foundation/i18n/messages/fr/clinic.ts";
import { common } from "#lib/foundation/i18n/messages/fr/common.ts";
import { doctor } from "#lib/foundation/i18n/messages/fr/doctor.ts";
import { guest } from "#lib/foundation/i18n/messages/fr/guest.ts";
import { mail } from "#lib/foundation/i18n/messages/fr/mail.ts";
import { patient } from "#lib/foundation/i18n/messages/fr/patient.ts";
import { reports } from "#lib/foundation/i18n/messages/fr/reports.ts";
import { system } from "#lib/foundation/i18n/messages/fr/system.ts";
import { visit } from "#lib/foundation/i18n/messages/fr/visit.ts";
import type { Catalogue } from "#lib/foundation/i18n/translated.ts";

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
