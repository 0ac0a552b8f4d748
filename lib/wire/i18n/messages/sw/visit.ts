import type { visit as english } from "#lib/wire/i18n/messages/en/visit.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const visit: Translated<typeof english> = {
  guest: "Mgeni",
  call: "Piga {phone}",
  held: {
    back: "Rudi kwenye dashibodi",
    patient: {
      title: "Kiungo hiki ni cha mgonjwa wako",
      detail:
        "Umeingia kama {name}. Kufungua miadi kama mgonjwa katika kivinjari hiki kutakutoa kwenye akaunti. Ili kuijaribu, fungua kiungo katika dirisha la faragha.",
      enter: "Fungua kama mgonjwa na unitoe kwenye akaunti",
    },
    guest: {
      title: "Kiungo hiki ni cha mgeni wako",
      detail:
        "Umeingia kama {name}. Ukifungua miadi kama mgeni kwenye kivinjari hiki utatolewa hapa, na kiungo hufanya kazi mara moja tu. Ili kujaribu, fungua kiungo kwenye dirisha la faragha.",
      enter: "Fungua kama mgeni na unitoe",
    },
  },
  cookiesRefused: {
    title: "Kivinjari chako kinakuzuia kuingia",
    detail:
      "Kimewekwa kutokubali kuki zozote, na bila kuki hatuwezi kujua kuwa ni wewe. Tafadhali ruhusu kuki za ukurasa huu kwenye mipangilio ya kivinjari kisha ujaribu tena, au fungua kiungo kwenye kivinjari kingine. Kiungo chako bado ni kizuri.",
  },
  entry: {
    title: "Subiri kidogo, tafadhali",
    stay: "Tafadhali baki kwenye ukurasa huu: miadi itafunguka yenyewe punde itakapoweza.",
    details: "Maelezo",
    code: "Msimbo {code}",
  },
};
