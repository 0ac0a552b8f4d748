import type { patient as english } from "#lib/i18n/messages/en/patient.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const patient: Translated<typeof english> = {
  held: {
    title: "Kiungo hiki ni cha mgonjwa wako",
    detail:
      "Umeingia kama {name}. Kufungua miadi kama mgonjwa katika kivinjari hiki kutakutoa kwenye akaunti. Ili kuijaribu, fungua kiungo katika dirisha la faragha.",
    back: "Rudi kwenye dashibodi",
    enter: "Fungua kama mgonjwa na unitoe kwenye akaunti",
  },
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
    started: {
      title: "{doctor} ameanza miadi",
      detail: "Unaweza kujiunga mara tu kamera na maikrofoni yako zitakapokaguliwa.",
    },
    patient: "Mgonjwa",
    with: "Pamoja na",
    when: "Lini",
    check: "Kagua kamera na maikrofoni",
    explanation:
      "Huhitaji akaunti wala kusakinisha chochote. Kivinjari chako kitauliza kama ukurasa huu unaweza kutumia kamera na maikrofoni yako: tafadhali bonyeza Ruhusu.",
    phone: "Si miadi yako, au una swali?",
  },
  devices: {
    title: "Kagua kamera na maikrofoni yako",
    preview: "Hivi ndivyo {doctor} anavyokuona",
    ready: "Niko tayari",
    phone: "Haifanyi kazi?",
  },
  waiting: {
    title: "Uko kwenye chumba cha kusubiria",
    dropped: {
      title: "Mtandao umekatika",
      detail: "Tunajaribu kuifikia kliniki tena na tutaendelea wenyewe. Tafadhali acha ukurasa huu wazi.",
    },
    known: "{doctor} anajua kwamba uko hapa.",
    telling: "Tunamwambia {doctor} kwamba uko hapa.",
    planned: "Imepangwa",
    waited: "Umesubiri",
    waitedSince: "{duration}<muted>, tangu {time}</muted>",
    late: {
      title: "{doctor} amechelewa",
      detail: "Nafasi yako inabaki. Miadi itaanza mara tu daktari atakapokuwa huru.",
    },
    next: "{doctor} atakapoanza miadi, itafunguka hapa yenyewe. Tafadhali acha ukurasa huu wazi na ubaki karibu na kifaa chako.",
    camera: "Kamera yako iko tayari. Hakuna anayekuona wala kukusikia kabla ya miadi kuanza.",
    phone: "Huwezi kusubiri zaidi?",
    leave: "Ondoka kwenye chumba cha kusubiria",
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
