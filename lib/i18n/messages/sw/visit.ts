import type { visit as english } from "#lib/i18n/messages/en/visit.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const visit: Translated<typeof english> = {
  guest: "Mgeni",
  call: "Piga {phone}",
  entry: {
    title: "Subiri kidogo, tafadhali",
    stay: "Tafadhali baki kwenye ukurasa huu: miadi itafunguka yenyewe punde itakapoweza.",
    details: "Maelezo",
    code: "Msimbo {code}",
  },
};
