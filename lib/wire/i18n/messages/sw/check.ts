import type { check as english } from "#lib/wire/i18n/messages/en/check.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

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
    delay: "Ucheleweshaji",
    loss: "Kinachopotea njiani",
    speed: "Kasi",
  },
  statuses: {
    waiting: "Inasubiri",
    running: "Inakaguliwa",
    good: "Inafanya kazi",
    fair: "Ingeweza kuwa bora",
    bad: "Haifanyi kazi",
    skipped: "Haijakaguliwa",
  },
  connection: {
    label: "Mtandao",
    running: "unajaribiwa",
    weak: "ungeweza kuwa bora",
    bad: "bado haifanyi kazi",
    unknown: "haukuweza kujaribiwa",
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
        "Tafadhali jaribu mtandao mwingine, kama data ya simu yako. Kwa anayesimamia mtandao huu: lazima uruhusu WebSocket salama kwenye mlango 443.",
    },
    relays: {
      title: "Mtandao huu hauruhusu video kupita",
      detail:
        "Tafadhali jaribu mtandao mwingine, kama data ya simu yako. Kwa anayesimamia mtandao huu: lazima uruhusu TURN kwenye mlango 443.",
    },
    devices: {
      title: "Mtandao ni mzuri, lakini si kila kifaa kinafanya kazi",
      detail: "Angalia hapa chini ni kipi. Ukurasa wa miadi yenyewe pia unasaidia.",
    },
    unknown: {
      title: "Mtandao haukuweza kujaribiwa",
      detail:
        "Hakukuwa na kitu cha kuujaribu nacho kwa sasa. Miadi yako bado inaweza kufanyika. Unaweza kukagua tena baada ya dakika chache.",
    },
    loss: {
      title: "Mtandao wako unapoteza sehemu ya sauti na picha",
      detail:
        "Tafadhali sogea karibu na kipanga njia cha Wi-Fi, tumia waya wa mtandao, au tumia data ya simu.",
    },
    delay: {
      title: "Sauti na picha vinachelewa kufika kwenye mtandao wako",
      detail:
        "Miadi yako itafanyika. Tulia kidogo baada ya kila sentensi, ili msizungumze kwa wakati mmoja. Mtandao mwingine unaweza kuwa wa haraka zaidi.",
    },
    speed: {
      title: "Mtandao wako ni wa polepole",
      detail:
        "Picha inaweza kuwa na ukungu. Funga programu, upakuaji na video nyingine kwenye mtandao huu, au shiriki kwa sauti tu.",
    },
    detour: {
      title: "Mtandao huu unapitisha video kwa njia ya kuzunguka tu",
      detail:
        "Miadi yako itafanyika, lakini picha na sauti huenda zisiwe nzuri. Mtandao mwingine unaweza kuwa bora.",
    },
  },
};
