import type { guest as english } from "#lib/wire/i18n/messages/en/guest.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const guest: Translated<typeof english> = {
  opening: {
    title: "Tunafungua miadi",
    wait: "Tafadhali subiri kidogo.",
  },
  welcome: {
    title: "{doctor} anakualika kwenye miadi ya video",
    as: "Wengine watakuona kama",
    next: "Kwanza unaangalia kamera na maikrofoni yako. Kisha {doctor} atakuruhusu uingie.",
    check: "Angalia kamera na maikrofoni",
    explanation:
      "Huhitaji akaunti wala kusakinisha chochote. Kivinjari chako kitauliza kama ukurasa huu unaweza kutumia kamera na maikrofoni: tafadhali bonyeza Ruhusu.",
    phone: "Si yako, au una swali?",
  },
  devices: {
    title: "Angalia kamera na maikrofoni yako",
    preview: "Hivi ndivyo wengine wanavyokuona",
    ready: "Niko tayari",
    phone: "Haifanyi kazi?",
  },
  waiting: {
    title: "Unasubiri kuruhusiwa kuingia",
    asked: {
      now: "{doctor} anaona kwamba uko hapa.",
      next: "Mara {doctor} atakapokuruhusu, miadi itafunguka hapa yenyewe. Tafadhali acha ukurasa huu wazi na ubaki karibu na kifaa chako.",
    },
    admitted: {
      now: "{doctor} amekuruhusu uingie.",
      next: "{doctor} atakapoanza miadi, itafunguka hapa yenyewe. Tafadhali acha ukurasa huu wazi na ubaki karibu na kifaa chako.",
    },
    dropped: {
      title: "Muunganisho umekatika",
      detail: "Tunajaribu kufikia kliniki tena na tutaendelea wenyewe. Tafadhali acha ukurasa huu wazi.",
    },
    phone: "Huwezi kusubiri zaidi?",
    leave: "Ondoka",
  },
  left: {
    title: "Umeondoka kwenye miadi",
    detail: "Kamera na maikrofoni yako zimezimwa. Unaweza kurudi wakati wote miadi inaendelea.",
    back: "Rudi kwenye miadi",
  },
  out: {
    again: "Jaribu tena",
    ended: {
      title: "Miadi imekwisha",
      detail: "Asante kwa kuwepo. Kamera na maikrofoni yako zimezimwa, na unaweza kufunga ukurasa huu.",
    },
    removed: {
      title: "Haupo tena kwenye miadi",
      detail:
        "Daktari anaendelea bila wageni kwa sasa. Kamera na maikrofoni yako zimezimwa. Ukihitajika kurudi, daktari anaweza kukutumia kiungo kipya.",
    },
    denied: {
      title: "Hukuweza kuruhusiwa kuingia",
      detail:
        "Daktari hawezi kukuruhusu kwenye miadi hii. Ukidhani ni kosa, tafadhali muulize aliyekutumia kiungo.",
    },
    used: {
      title: "Kiungo hiki kimeshatumika",
      detail:
        "Kila kiungo hufunguka mara moja, kwa mtu mmoja. Kama si wewe, au ulikifungua kwenye kifaa kingine, tafadhali omba kiungo kipya.",
    },
    expired: {
      title: "Muda wa kiungo hiki umepita",
      detail: "Kilikuwa cha muda mfupi tu. Tafadhali muombe aliyekituma akupe kipya.",
    },
    unknown: {
      title: "Kiungo hiki hakijakamilika",
      detail:
        "Hatukupata miadi yake. Tafadhali fungua tena kiungo kutoka kwenye ujumbe wako, au kinakili chote.",
    },
    unreachable: {
      title: "Hatuwezi kufikia kliniki",
      detail: "Tafadhali hakikisha simu au kompyuta hii imeunganishwa kwenye intaneti.",
    },
  },
};
