import type { check as english } from "#lib/i18n/messages/en/check.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const check: Translated<typeof english> = {
  title: "Kagua kifaa hiki na mtandao",
  explanation:
    "Hii inachukua chini ya dakika moja. Inajaribu kamera, maikrofoni na mtandao wako. Hakuna kinachorekodiwa.",
  start: "Anza ukaguzi",
  again: "Kagua tena",
  code: "Ukizungumza na kliniki yako, soma msimbo huu: <strong>{code}</strong>",
  download: "Pakua ripoti",
  steps: {
    browser: "Kivinjari",
    microphone: "Maikrofoni",
    camera: "Kamera",
    signaling: "Huduma ya video",
    udp: "Video, njia ya kawaida (UDP)",
    tcp: "Video kupitia kinga-mtandao (TCP)",
    tls: "Video kama ukurasa salama wa wavuti (TLS)",
    speed: "Kasi",
  },
  statuses: {
    waiting: "Inasubiri",
    running: "Inakaguliwa",
    good: "Inafanya kazi",
    bad: "Haifanyi kazi",
    skipped: "Haijakaguliwa",
  },
  verdicts: {
    good: {
      title: "Kila kitu kinafanya kazi",
      detail: "Uko tayari kwa miadi ya video hapa.",
    },
    browser: {
      title: "Kivinjari hiki hakiwezi kupiga simu za video",
      detail: "Tafadhali tumia toleo jipya la Chrome, Edge, Firefox au Safari.",
    },
    signaling: {
      title: "Mtandao huu unazuia miadi ya video",
      detail:
        "Huduma ya video haifikiki. Tafadhali jaribu mtandao mwingine, au mwombe anayesimamia huu aruhusu WebSocket salama kwenye mlango 443.",
    },
    relays: {
      title: "Mtandao huu hauruhusu video kupita",
      detail:
        "Tafadhali jaribu mtandao mwingine, kama wa simu yako, au mwombe anayesimamia huu aruhusu TURN kwenye mlango 443.",
    },
    devices: {
      title: "Mtandao ni mzuri, lakini si kila kifaa kinafanya kazi",
      detail: "Angalia hapa chini ni kipi. Ukurasa wa miadi yenyewe pia unasaidia.",
    },
    quality: {
      title: "Miadi itafanyika, lakini picha na sauti huenda zisiwe nzuri",
      detail:
        "Mtandao huu ni wa polepole, au unapitisha video kwa njia ya kuzunguka tu. Mtandao mwingine unaweza kuwa bora.",
    },
  },
};
