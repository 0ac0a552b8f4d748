import type { after as english } from "#lib/wire/i18n/messages/en/after.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

export const after: Translated<typeof english> = {
  title: "Miadi yako imekwisha",
  thanks: "Asante. {doctor} amemaliza miadi, na kamera na maikrofoni yako zimezimwa.",
  next: `{doctor} akiandika hatua zako zinazofuata, zitaonekana hapa. Unaweza kuacha ukurasa huu wazi kwa dakika ${timeline.afterVisitMinutes}.`,
  phone: "Kuna jambo lililobaki, au unajisikia vibaya zaidi?",
  close: "Unaweza kufunga ukurasa huu sasa.",
  summary: {
    title: "Alichokuandikia {doctor}",
    again: "Jaribu tena",
  },
  survey: {
    title: "Miadi yako ilikuwaje?",
    sound: "Sauti ilikuwaje?",
    picture: "Picha ilikuwaje?",
    verdicts: {
      good: "Nzuri",
      poor: "Ya wastani",
      bad: "Mbaya",
      none: "Haikuwepo",
    },
    wrong: "Tatizo lilikuwa nini?",
    reasons: {
      could_not_hear: "Sikuweza kuwasikia wengine",
      was_not_heard: "Wengine hawakuweza kunisikia",
      echo: "Mwangwi",
      sound_cut_out: "Sauti ilikatika",
      no_picture: "Hakuna picha",
      picture_froze: "Picha iliganda",
      picture_blurred: "Picha haikuwa wazi",
      sound_and_picture_apart: "Sauti na picha hazikulingana",
      dropped_out: "Muunganisho ulikatika",
      hard_to_join: "Ilikuwa vigumu kuingia",
      other: "Jambo lingine",
    },
    comment: "Kuna jambo lingine?",
    commentHint: "Kliniki inasoma hili. Si kwa maswali kuhusu afya yako.",
    send: "Tuma",
    saved: "Asante. Jibu lako limefika kliniki.",
    again: "Jaribu tena",
  },
  reports: {
    title: "Ripoti ya kiufundi",
    explanation:
      "Kile kivinjari chako kilipima wakati wa simu, kwa anayechunguza tatizo. Haina jina, picha, sauti wala chochote kilichosemwa.",
    none: "Hakuna iliyofika.",
    download: "Pakua ripoti ya saa {time}",
  },
};
