import type { patient as english } from "#lib/wire/i18n/messages/en/patient.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const patient: Translated<typeof english> = {
  opening: {
    title: "Miadi yako inafunguliwa",
    wait: "Subiri kidogo, tafadhali.",
  },
  refused: {
    "link-unknown": {
      title: "Kiungo hiki hakijakamilika",
      detail:
        "Hatukupata miadi yake. Tafadhali fungua tena kiungo kutoka kwenye ujumbe wako, au kinakili chote. Isiposaidia, piga simu kwa kliniki yako uombe kiungo kipya.",
    },
    "link-replaced": {
      title: "Kuna kiungo kipya cha miadi yako",
      detail:
        "Kliniki yako imekutumia kiungo kingine, na hiki hakifanyi kazi tena. Tafadhali fungua ujumbe mpya zaidi. Usipoupata, piga simu kwa kliniki yako.",
    },
    "link-expired": {
      title: "Muda wa kiungo hiki umekwisha",
      detail: "Muda wa miadi yako umepita. Tafadhali piga simu kwa kliniki yako upate muda mpya.",
    },
    "visit-ended": {
      title: "Miadi hii imekwisha",
      detail:
        "Miadi yako imemalizika au ilifutwa. Kama bado unahitaji msaada, tafadhali piga simu kwa kliniki yako.",
    },
    "link-not-yet-open": {
      title: "Umewahi",
      detail:
        "Kiungo hiki hufunguka siku moja kabla ya miadi yako. Tunza ujumbe na ufungue kiungo tena wakati huo.",
    },
    "open-again": {
      title: "Tafadhali fungua kiungo chako tena",
      detail:
        "Ili kulinda faragha ya miadi yako, tunahitaji tena kiungo kutoka kwenye ujumbe wako mpya zaidi. Kifungue hapo, nawe utarudi. Usipokipata, piga simu kwa kliniki yako.",
    },
    unreachable: {
      title: "Hatuwezi kuifikia kliniki yako",
      detail:
        "Tafadhali hakikisha simu au kompyuta hii imeunganishwa kwenye intaneti. Kiungo chako bado ni kizuri.",
    },
  },
  overview: {
    title: "Miadi yako ya video",
    patient: "Mgonjwa",
    with: "Pamoja na",
    when: "Lini",
    check: "Kagua kamera na maikrofoni",
    explanation:
      "Huhitaji akaunti wala kusakinisha chochote. Kivinjari chako kitauliza kama ukurasa huu unaweza kutumia kamera na maikrofoni yako: tafadhali bonyeza Ruhusu.",
    notYet: "Kinachofuata: ukaguzi mfupi wa kamera. Kisha {doctor} ataona kwamba unasubiri.",
    phone: "Si miadi yako, au una swali?",
  },
  devices: {
    title: "Kagua kamera na maikrofoni yako",
    preview: "Hivi ndivyo {doctor} anavyokuona",
    ready: "Niko tayari",
    phone: "Haifanyi kazi?",
  },
  started: {
    title: "{doctor} ameanza miadi",
    detail: "Unaweza kujiunga mara tu kamera na maikrofoni yako zitakapokaguliwa.",
  },
  moved: {
    title: "Miadi yako imehamishwa: ni {when}",
    detail: "Ilikuwa imepangwa {before}.",
  },
  consent: {
    title: "Kabla ya miadi yako",
    name: "Jina lako kwa wageni",
    nameHint:
      "Wanachoona wengine ambao daktari wako anawaruhusu kwenye miadi, kama mkalimani. Unaweza kutumia jina lingine.",
    agree: "Nakubali",
    later: "Endelea, nizungumze kwanza na {doctor}",
    failed: "Hili halikurekodiwa",
    phone: "Una swali?",
  },
  shownName: {
    label: "Wageni wanakuona kama",
    title: "Badilisha jina ambalo wageni wanaliona",
    change: "Badilisha",
    save: "Hifadhi",
  },
  elsewhere: {
    title: "Miadi yako iko wazi mahali pengine",
    detail:
      "Iko wazi kwenye kichupo kingine au kifaa kingine, ambacho kinatunza nafasi yako. Unaweza kuendelea huko, au utumie hiki badala yake.",
    useHere: "Tumia hapa",
  },
  waiting: {
    title: "Uko kwenye chumba cha kusubiria",
    dropped: {
      title: "Mtandao umekatika",
      detail: "Tunajaribu kuifikia kliniki tena na tutaendelea wenyewe. Tafadhali acha ukurasa huu wazi.",
    },
    turnedAway: {
      title: "{doctor} hawezi kukuona kwa sasa",
      detail: "Miadi yako haijapotea. Unaweza kuomba tena hapa baada ya muda, au piga simu kwa kliniki.",
      askAgain: "Omba tena",
    },
    arriving: "Tunaiambia kliniki kwamba uko hapa kwa ajili ya {doctor}.",
    states: {
      away: {
        title: "{doctor} bado hayupo hapa.",
        detail: "Kliniki inajua kwamba unasubiri. Daktari ataliona mara moja.",
      },
      here: {
        title: "{doctor} anajua kwamba uko hapa.",
        detail: "Huhitaji kufanya chochote.",
      },
      busy: {
        title: "{doctor} yuko na mgonjwa mwingine.",
        detail: "Daktari anaona kwamba unasubiri.",
      },
    },
    planned: "Imepangwa",
    line: "Nafasi yako",
    first: "Wewe ndiye unayefuata",
    behind: "{count, plural, one {Mtu # yuko mbele yako} other {Watu # wako mbele yako}}",
    waited: "Umesubiri",
    waitedSince: "{duration}<muted>, tangu {time}</muted>",
    late: {
      title: "{doctor} amechelewa",
      detail: "Nafasi yako inabaki. Miadi itaanza mara tu daktari atakapokuwa huru.",
    },
    next: "{doctor} atakapoanza miadi, itafunguka hapa yenyewe, kwa sauti. Tafadhali acha ukurasa huu wazi na ubaki karibu na kifaa chako.",
    camera: "Kamera yako iko tayari. Hakuna anayekuona wala kukusikia kabla ya miadi kuanza.",
    noCamera: "Kamera yako imezimwa. Hakuna anayekusikia kabla ya miadi kuanza.",
    testAgain: "Jaribu sauti na kamera",
    phone: "Huwezi kusubiri zaidi?",
    leave: "Ondoka kwenye chumba cha kusubiria",
  },
  messages: {
    write: "Andika kwa kliniki",
    title: "Ujumbe na kliniki",
    explanation: "{doctor} anazisoma pamoja na miadi hii. Kwa dharura, tafadhali piga simu.",
    unread: "{count, plural, one {mpya #} other {mpya #}}",
  },
  left: {
    visit: {
      title: "Umeondoka kwenye miadi",
      detail: "Miadi bado iko wazi: {doctor} hajaimaliza. Kamera na maikrofoni yako zimezimwa.",
      back: "Rudi kwenye miadi",
    },
    waiting: {
      title: "Umeondoka kwenye chumba cha kusubiria",
      detail: "{doctor} anaona kwamba husubiri tena. Kamera na maikrofoni yako zimezimwa.",
      back: "Rudi kwenye chumba cha kusubiria",
    },
    phone: "Unahitaji muda mwingine?",
  },
  closed: {
    cancelled: {
      title: "Miadi yako imefutwa",
      detail: "Miadi na {doctor} {when} haitafanyika. Tafadhali piga simu kwa kliniki upate muda mpya.",
    },
    missed: {
      title: "Muda wa miadi yako umepita",
      detail: "Miadi na {doctor} {when} haikufanyika. Tafadhali piga simu kwa kliniki upate muda mpya.",
    },
  },
  call: {
    phone: "Unaweza pia kuifikia kliniki kwa simu.",
  },
};
