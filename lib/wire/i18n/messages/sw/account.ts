import type { account as english } from "#lib/wire/i18n/messages/en/account.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const account: Translated<typeof english> = {
  title: "Ingia",
  email: "Barua pepe",
  password: "Nenosiri",
  signIn: "Ingia",
  signingIn: "Inaingia",
  signOut: "Toka",
  stillSignedIn: "Huenda bado hujatoka kwenye akaunti yako kwenye kompyuta hii.",
  clinic: "Kliniki",
  system: "Mfumo",
  forPatients:
    "Je, wewe ni mgonjwa mwenye miadi? Huhitaji akaunti: fungua kiungo ambacho kliniki yako ilikutumia.",
  problems: {
    "wrong-credentials":
      "Barua pepe au nenosiri si sahihi. Tafadhali viangalie vyote viwili kisha ujaribu tena.",
    "too-many-attempts": "Umejaribu mara nyingi mno. Tafadhali subiri dakika chache kisha ujaribu tena.",
    disabled: "Akaunti hii imezimwa. Tafadhali muulize msimamizi wa kliniki yako.",
    unreachable: "Hatuwezi kuifikia huduma ya kuingia. Tafadhali angalia intaneti yako kisha ujaribu tena.",
    unknown: "Kuingia hakukufaulu. Tafadhali jaribu tena baada ya muda mfupi.",
  },
};
