import type { devices as english } from "#lib/wire/i18n/messages/en/devices.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

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
  waiting: {
    asked: {
      title: "Kivinjari chako kinaomba ruhusa ya kutumia {devices}",
      detail:
        "Tafadhali chagua Ruhusu. Kama huoni swali, bonyeza alama ya kamera au maikrofoni kando ya anwani ya ukurasa huu. Hadi hapo unaweza kuwa kwenye miadi bila {devices}.",
    },
    opening: {
      title: "Bado tunasubiri {devices}",
      detail: "Kivinjari kikiuliza, chagua Ruhusu. Hadi hapo unaweza kuwa kwenye miadi bila {devices}.",
    },
  },
  problems: {
    blocked: {
      title: "Kivinjari chako hakiruhusiwi kutumia {devices}",
      detail: "Hakuna kilichopotea. Rudisha ruhusa hivi:",
    },
    dismissed: {
      title: "Bado tunahitaji ruhusa yako kwa {devices}",
      detail: "Tafadhali bonyeza Jaribu tena, kisha chagua Ruhusu kivinjari kitakapouliza.",
    },
    system: {
      title: "Kifaa chako hakiruhusu kivinjari kutumia {devices}",
      detail: "Kivinjari chenyewe hakiruhusiwi. Unaweza kubadilisha hivi:",
    },
    missing: {
      title: "Hatukupata {devices}",
      detail: "Tafadhali chomeka au washa kinachokosekana, nasi tutaendelea wenyewe.",
    },
    unfit: {
      title: "Ulichochagua hakifanyi kazi kama {devices} hapa",
      detail: "Tunatumia kingine kama kipo. Unaweza kuchagua hapa chini, au bonyeza Jaribu tena.",
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
  help: {
    chrome:
      "Bonyeza alama iliyo kushoto kwa anwani, juu ya dirisha.\nWasha Kamera na Maikrofoni, au chagua Ruhusu.\nTutaendelea wenyewe. Kama sivyo, pakia ukurasa huu tena.",
    firefox:
      "Bonyeza alama ya kamera au maikrofoni iliyokatwa kwenye sehemu ya anwani.\nBonyeza alama ya msalaba kando ya Imezuiwa.\nBonyeza Jaribu tena hapa, kisha chagua Ruhusu.",
    safari:
      "Kwenye menyu iliyo juu ya skrini, chagua Safari, kisha Mipangilio ya tovuti hii.\nKando ya Kamera na Maikrofoni, chagua Ruhusu.\nPakia ukurasa huu tena.",
    chromeAndroid:
      "Bonyeza alama iliyo kushoto kwa anwani.\nBonyeza Ruhusa, kisha ruhusu Kamera na Maikrofoni.\nRudi hapa: tutaendelea wenyewe.",
    firefoxAndroid:
      "Bonyeza alama ya kufuli kando ya anwani.\nKando ya Kamera na Maikrofoni, bonyeza Imezuiwa, ili isome Imeruhusiwa.\nBonyeza Jaribu tena hapa.",
    samsung:
      "Bonyeza alama ya kufuli iliyo kushoto kwa anwani.\nBonyeza Ruhusa, kisha ruhusu Kamera na Maikrofoni.\nBonyeza Jaribu tena hapa.",
    safariIos:
      "Bonyeza alama ya ukurasa kando ya anwani; kwenye vifaa vya zamani ni aA.\nChagua Mipangilio ya Tovuti, ikibidi nyuma ya nukta tatu.\nKwa Kamera na Maikrofoni, chagua Ruhusu. Kisha pakia ukurasa huu tena.",
    ios: "Fungua Mipangilio ya iPhone au iPad yako.\nTafuta kivinjari chako kati ya programu.\nWasha Kamera na Maikrofoni, kisha rudi hapa.",
    inApp:
      "Ukurasa huu umefunguliwa ndani ya programu nyingine, ambayo haiwezi kutoa kamera.\nFungua menyu ya programu hiyo, kisha chagua kufungua ukurasa kwenye kivinjari.\nAu nakili kiungo kutoka kwenye ujumbe wako, ukifungue katika Chrome au Safari.",
    other:
      "Tafuta alama ya kamera au kufuli kando ya anwani, uibonyeze.\nRuhusu Kamera na Maikrofoni kwa ukurasa huu.\nBonyeza Jaribu tena hapa.",
    windows:
      "Fungua mipangilio ya Windows, kisha Faragha na usalama.\nChini ya Kamera na Maikrofoni, washa ruhusa kwa programu za kompyuta.\nRudi hapa: tutaendelea wenyewe.",
    macos:
      "Fungua Mipangilio ya Mfumo, kisha Faragha na Usalama.\nChini ya Kamera na Maikrofoni, washa kivinjari chako.\nMac ikiomba, funga kivinjari, kisha fungua kiungo chako tena.",
    android:
      "Fungua Mipangilio ya simu yako, kisha Programu, kisha kivinjari chako.\nBonyeza Ruhusa, kisha ruhusu Kamera na Maikrofoni.\nRudi hapa: tutaendelea wenyewe.",
    otherSystem:
      "Fungua mipangilio ya faragha ya kifaa chako.\nRuhusu kivinjari chako kutumia kamera na maikrofoni.\nRudi hapa: tutaendelea wenyewe.",
  },
  openSettings: {
    camera: "Fungua mipangilio ya kamera",
    microphone: "Fungua mipangilio ya maikrofoni",
  },
};
