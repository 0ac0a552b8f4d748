import type { common as english } from "#lib/i18n/messages/en/common.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const common: Translated<typeof english> = {
  language: "Lugha",
  close: "Funga",
  optional: "(si lazima)",
  loadAgain: "Pakia ukurasa tena",
  tryAgain: "Jaribu tena",
  titles: {
    description: "Miadi ya video na kliniki yako",
    check: "Kagua kifaa hiki na mtandao",
    join: "Miadi yako",
    today: "Leo",
    visit: "Miadi",
    system: "Mfumo",
  },
  failed: {
    title: "Ukurasa huu haukuweza kuonyeshwa",
    detail: "Kuna hitilafu upande wetu. Miadi yako haijapotea. Tafadhali pakia ukurasa tena.",
    number: "Ikitokea tena, tuambie namba hii: {number}",
  },
  notFound: {
    title: "Hakuna ukurasa hapa",
    detail:
      "Huenda anwani haijakamilika. Kama kliniki yako ilikutumia kiungo, tafadhali kifungue tena kutoka kwenye ujumbe, au kinakili chote.",
    home: "Nenda kwenye ukurasa wa mwanzo",
  },
  problems: {
    unreachable: "Hatuwezi kuifikia kliniki. Tafadhali angalia intaneti yako kisha ujaribu tena.",
    unknown: "Kuna hitilafu upande wetu. Tafadhali jaribu tena baada ya muda mfupi.",
    unauthenticated: "Hujaingia tena kwenye akaunti. Tafadhali ingia tena.",
    "session-idle":
      "Umetolewa kwenye akaunti kwa sababu hakuna kilichofanywa kwa nusu saa. Tafadhali ingia tena.",
    forbidden: "Huruhusiwi kufanya hivi. Tafadhali uliza kliniki yako kama unadhani unapaswa kuruhusiwa.",
    "not-found": "Hiki hakikupatikana. Huenda kimeondolewa, au anwani haijakamilika.",
    invalid: "Kuna kitu ulichoandika ambacho si sahihi. Tafadhali kiangalie kisha ujaribu tena.",
    gone: "Hili limekwisha.",
    internal: "Kuna hitilafu upande wetu. Tafadhali jaribu tena baada ya muda mfupi.",
    "key-reused": "Hili lilishatumwa. Tafadhali pakia ukurasa tena.",
    "wrong-state": "Miadi imebadilika kwa sasa. Tafadhali iangalie tena.",
    conflict: "Hili tayari linafanyika. Tafadhali subiri kidogo.",
    "rate-limited": "Umejaribu mara nyingi kwa muda mfupi. Tafadhali subiri dakika moja kisha ujaribu tena.",
    unavailable: "Mfumo wa kliniki una shughuli nyingi. Tafadhali jaribu tena baada ya muda mfupi.",
    "room-not-ready": "Miadi imeanza, lakini chumba chake cha video bado hakijafunguliwa.",
    "visit-still-to-come":
      "Miadi inaweza kuandikwa kuwa imekosekana baada tu ya muda uliopangwa kuanza kupita.",
    "visit-ended": "Miadi hii imekwisha.",
    outdated: "Hili limebadilishwa kwa sasa. Tafadhali pakia ukurasa tena.",
    "opened-elsewhere": "Miadi yako imefunguliwa kwenye kichupo kingine au kifaa kingine.",
    "notes-changed": "Maelezo haya yamebadilishwa kwenye kichupo kingine au kifaa kingine.",
    "consent-text-changed": "Kliniki imebadilisha maandishi inayokuomba ukubali. Tafadhali yasome tena.",
    "link-unknown": "Kiungo hiki si sahihi. Huenda hakikunakiliwa chote.",
    "link-not-yet-open": "Kiungo hiki hufunguka siku moja kabla ya miadi.",
    "link-expired": "Muda wa kiungo hiki umekwisha.",
    "link-replaced": "Kiungo hiki kimebadilishwa na kipya.",
    "link-used": "Kiungo hiki kimeshatumika.",
    "too-many-guests": "Miadi ina nafasi ya wageni wawili. Ondoa mmoja ili umwalike mwingine.",
    "guest-denied": "Kliniki haikuweza kukuruhusu kuingia.",
    "guest-removed": "Wewe si sehemu ya miadi hii tena, au imekwisha.",
  },
  time: {
    dayAndTime: "{day} saa {time}",
    onDay: "{date}",
    lessThanAMinute: "chini ya dakika moja",
    ahead: "baada ya {duration}",
    past: "{duration} zilizopita",
  },
};
