import type { devices as english } from "#lib/i18n/messages/en/devices.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const devices: Translated<typeof english> = {
  title: "Kagua kamera na maikrofoni yako",
  camera: "Kamera",
  microphone: "Maikrofoni",
  speaker: "Spika",
  works: "inafanya kazi",
  off: "imezimwa",
  opening: "inafunguliwa",
  failing: "bado haifanyi kazi",
  saySomething: "Sema kitu: mstari unapaswa kusogea.",
  soundOnly: "Endelea kwa sauti tu",
  preview: {
    off: "Kamera yako imezimwa. Wengine watakusikia, lakini hawatakuona.",
    opening: "Kamera yako inafunguliwa. Kivinjari kikiuliza, chagua Ruhusu.",
    none: "Hakuna picha. Wengine hawatakuona.",
  },
  choice: {
    camera: "Kamera ya kutumia",
    microphone: "Maikrofoni ya kutumia",
  },
  level: "Kiwango cha maikrofoni",
  muted: "Imenyamazishwa",
  sound: {
    toDo: "inaweza kujaribiwa kwa sauti",
    play: "Cheza sauti",
    heard: "Nimeisikia",
    notHeard: "Kama hukuisikia, ongeza sauti au angalia vipokea sauti vyako, kisha icheze tena.",
  },
  retry: "Jaribu tena",
  goOnWithout: { one: "Endelea bila hiyo", both: "Endelea bila hivyo viwili" },
  names: { camera: "kamera", microphone: "maikrofoni", both: "kamera na maikrofoni" },
  problems: {
    blocked: {
      title: "Kivinjari chako hakiruhusiwi kutumia {devices}",
      detail:
        "Bonyeza alama ya kamera au maikrofoni kwenye sehemu ya anwani, chagua Ruhusu, nasi tutaendelea wenyewe. Kama alama hiyo haipo, angalia mipangilio ya kifaa chako: huenda kivinjari chenyewe kinahitaji ruhusa.",
    },
    missing: {
      title: "Hatukupata {devices}",
      detail: "Tafadhali chomeka au washa kinachokosekana, nasi tutaendelea wenyewe.",
    },
    busy: {
      title: "Programu nyingine inatumia {devices}",
      detail:
        "Tafadhali funga programu au vichupo vingine ambavyo huenda viko kwenye simu, kisha bonyeza Jaribu tena.",
    },
    unsupported: {
      title: "Kivinjari hiki hakiwezi kupiga simu za video",
      detail: "Tafadhali fungua kiungo hicho hicho katika toleo jipya la Chrome, Safari, Edge au Firefox.",
    },
    unknown: {
      title: "Hatukuweza kuwasha {devices}",
      detail: "Tafadhali bonyeza Jaribu tena. Isiposaidia, zima na uwashe kivinjari chako.",
    },
  },
};
