import { account } from "#lib/wire/i18n/messages/fr/account.ts";
import { after } from "#lib/wire/i18n/messages/fr/after.ts";
import { call } from "#lib/wire/i18n/messages/fr/call.ts";
import { check } from "#lib/wire/i18n/messages/fr/check.ts";
import { clinic } from "#lib/wire/i18n/messages/fr/clinic.ts";
import { common } from "#lib/wire/i18n/messages/fr/common.ts";
import { doctor } from "#lib/wire/i18n/messages/fr/doctor.ts";
import { guest } from "#lib/wire/i18n/messages/fr/guest.ts";
import { mail } from "#lib/wire/i18n/messages/fr/mail.ts";
import { patient } from "#lib/wire/i18n/messages/fr/patient.ts";
import { reports } from "#lib/wire/i18n/messages/fr/reports.ts";
import { system } from "#lib/wire/i18n/messages/fr/system.ts";
import { visit } from "#lib/wire/i18n/messages/fr/visit.ts";
import type { Catalogue } from "#lib/wire/i18n/translated.ts";

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
