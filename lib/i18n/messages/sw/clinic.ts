import type { clinic as english } from "#lib/i18n/messages/en/clinic.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const clinic: Translated<typeof english> = {
  title: "Kliniki",
  loading: "Mipangilio inasomwa",
  phone: "Simu ya kliniki",
  phoneHint:
    "Wagonjwa huambiwa waipigie pale ambapo hakuna kingine kinachosaidia. Iache wazi ili isionyeshwe.",
  consent: "Maandishi ambayo wagonjwa hukubali",
  consentHint:
    "Kwa maneno yako mwenyewe. Wagonjwa huyasoma kabla ya miadi, na huyakubali mara moja kwa kila miadi. Yaache wazi ili wasiulizwe chochote.",
  version:
    "Hili ni toleo la {version}. Mabadiliko hutengeneza jipya, na wagonjwa wa miadi ijayo huulizwa upya.",
  save: "Hifadhi",
  saved: "Imehifadhiwa. Inatumika kuanzia sasa.",
};
