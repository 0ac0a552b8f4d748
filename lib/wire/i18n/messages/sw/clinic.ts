import type { clinic as english } from "#lib/wire/i18n/messages/en/clinic.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const clinic: Translated<typeof english> = {
  title: "Kliniki",
  loading: "Mipangilio inasomwa",
  phone: "Simu ya kliniki",
  phoneHint:
    "Wagonjwa huambiwa waipigie pale ambapo hakuna kingine kinachosaidia. Iache wazi ili isionyeshwe.",
  timeZone: "Saa za eneo",
  timeZoneHint: "Vikumbusho huwaambia wagonjwa saa ya miadi yao kwa saa hizi.",
  language: "Lugha ya vikumbusho",
  languageHint: "Barua pepe kwa wagonjwa huandikwa kwa lugha hii. Kwenye kurasa kila msomaji huchagua yake.",
  consent: "Maandishi ambayo wagonjwa hukubali",
  consentHint:
    "Kwa maneno yako mwenyewe. Wagonjwa huyasoma kabla ya miadi, na huyakubali mara moja kwa kila miadi. Yaache wazi ili wasiulizwe chochote.",
  version:
    "Hili ni toleo la {version}. Mabadiliko hutengeneza jipya, na wagonjwa wa miadi ijayo huulizwa upya.",
  save: "Hifadhi",
  saved: "Imehifadhiwa. Inatumika kuanzia sasa.",
};
