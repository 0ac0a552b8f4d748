import type { callTrouble as english } from "#lib/wire/i18n/messages/en/call-trouble.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const callTrouble: Translated<typeof english> = {
  details: "Maelezo zaidi",
  twilioError: "Hitilafu ya Twilio {code}{name}.",
  problems: {
    setUp: {
      title: "Miadi hii haiwezi kufunguliwa",
      detail:
        "Huduma ya video haikukubali pasi tuliyokutengenezea. Kosa ni letu, si lako. Tafadhali pigia kliniki simu.",
    },
    passExpired: {
      title: "Pasi yako ya miadi hii imeisha muda",
      detail: "Tafadhali jaribu tena: utapata mpya. Ikitokea tena, pigia kliniki simu.",
    },
    passEarly: {
      title: "Pasi yako ya miadi hii bado haijaanza kutumika",
      detail:
        "Saa mbili zinatofautiana, yetu na ya huduma ya video. Tafadhali jaribu tena baada ya dakika moja.",
    },
    unreachable: {
      title: "Hatuwezi kuifikia huduma ya video",
      detail:
        "Tafadhali hakikisha una intaneti kisha ujaribu tena. Ikitokea tena, huenda mtandao wako unazuia simu za video. Tafadhali hamia mtandao mwingine, kwa mfano kutoka Wi-Fi hii hadi data ya simu, au pigia kliniki simu.",
    },
    dropped: {
      title: "Muunganisho umepotea",
      detail: "Hatukuweza kukurudisha wenyewe. Tafadhali hakikisha una intaneti kisha ujaribu tena.",
    },
    misunderstood: {
      title: "Simu haikuweza kuendelea",
      detail: "Kivinjari chako na huduma ya video havikuelewana. Tafadhali pakia ukurasa huu tena.",
    },
    busy: {
      title: "Huduma ya video ina shughuli nyingi sana",
      detail: "Tafadhali subiri kidogo kisha ujaribu tena.",
    },
    notOpen: {
      title: "Miadi hii haijafunguliwa",
      detail:
        "Bado haijaanza, au imekwisha. Tafadhali jaribu tena baada ya muda mfupi, au pigia kliniki simu.",
    },
    full: {
      title: "Miadi hii imejaa",
      detail:
        "Hakuna mtu mwingine anayeweza kujiunga. Tafadhali jaribu tena mtu akitoka, au pigia kliniki simu.",
    },
    ended: {
      title: "Miadi hii imekwisha",
      detail: "Ilimalizwa kwa watu wote.",
    },
    openElsewhere: {
      title: "Miadi hii imefunguliwa mahali pengine",
      detail: "Umejiunga nayo kwenye kichupo kingine au kifaa kingine, na unaweza kuwa ndani mara moja tu.",
    },
    timeOver: {
      title: "Muda wa miadi hii umekwisha",
      detail:
        "Huduma ya video imeifunga kwa sababu imefikia muda wake wa mwisho. Tafadhali pigia kliniki simu.",
    },
    blocked: {
      title: "Mtandao wako unazuia simu za video",
      detail:
        "Tumejaribu kila njia tunayoijua. Tafadhali hamia mtandao mwingine, kwa mfano kutoka Wi-Fi hii hadi data ya simu, au pigia kliniki simu.",
    },
    unsupported: {
      title: "Kivinjari hiki hakiwezi kuonyesha simu hii",
      detail: "Tafadhali fungua kiungo hicho hicho katika toleo jipya la Chrome, Safari, Edge au Firefox.",
    },
    clinicUnreachable: {
      title: "Hatuwezi kuifikia kliniki",
      detail: "Tafadhali angalia intaneti yako kisha ujaribu tena.",
    },
    refused: {
      title: "Hukuweza kuruhusiwa kuingia kwenye miadi",
      detail: "Tafadhali jaribu tena baada ya muda mfupi, au pigia kliniki simu.",
    },
    unknown: {
      title: "Simu haikuweza kuunganishwa",
      detail: "Tafadhali jaribu tena. Ikitokea tena, pakia ukurasa huu upya au pigia kliniki simu.",
    },
  },
  support: {
    setUp: "Akaunti, ufunguo na haki za Twilio haziendani: ukaguzi wa Twilio wa seva unasema ni ipi.",
    clocks: "Tokeni mpya ilijaribiwa mara moja. Linganisha saa ya seva na ya Twilio.",
    signaling:
      "Mawasiliano na Twilio hayakufikiwa au yalipotea. Angalia kama firewall au proksi inazuia WebSocket.",
    relay:
      "Sauti na picha hazikupita, hata kupitia relay pekee. Endesha ukaguzi wa relay; ruhusu TCP na TLS kwenye mlango 443.",
    room: "Chumba cha Twilio hakipo au kimekwisha. Linganisha rekodi ya miadi na vyumba vya Twilio.",
    full: "Watu ni wengi kuliko chumba kinavyoruhusu. Angalia kama kuna mtu aliyeingia mara mbili.",
    elsewhere: "Mtu huyo huyo aliingia kutoka kichupo au kifaa kingine; ya kwanza ilimalizwa kwa makusudi.",
    timeOver: "Muda mrefu zaidi ambao Twilio inaruhusu umefikiwa.",
    twilio:
      "Twilio ina shughuli nyingi au imefikia kikomo. Angalia ukurasa wa hali yake na vikomo vya akaunti.",
    sdk: "Kivinjari na Twilio havikukubaliana. Andika toleo la kivinjari na utume ripoti ya kiufundi.",
    browser: "Hakuna muundo wa video au sauti unaofanana. Andika toleo la kivinjari.",
    server: "Seva ya kliniki yenyewe ilikataa au haikujibu. Angalia kumbukumbu yake.",
    unknown: "Haimo kwenye orodha yetu. Tafuta namba hiyo katika kamusi ya hitilafu ya Twilio.",
  },
  ended: {
    left: {
      title: "Umetoka kwenye miadi",
      detail: "Kamera na maikrofoni yako zimezimwa. Miadi inaendelea bila wewe.",
    },
    completed: {
      title: "Miadi imekwisha",
      detail: "Ilimalizwa kwa watu wote. Kamera na maikrofoni yako zimezimwa.",
    },
    "opened-elsewhere": {
      title: "Miadi imefunguliwa mahali pengine",
      detail:
        "Umejiunga nayo kwenye kichupo kingine au kifaa kingine, kwa hiyo imesimama hapa. Unaweza kuirudisha.",
    },
    removed: {
      title: "Hauko tena kwenye miadi",
      detail: "Ulitolewa kwenye simu. Kamera na maikrofoni yako zimezimwa.",
    },
    "time-over": {
      title: "Muda wa miadi hii umekwisha",
      detail: "Simu imefikia muda wake wa mwisho. Kamera na maikrofoni yako zimezimwa.",
    },
    joinAgain: "Jiunge tena",
    useHere: "Itumie hapa",
  },
  network: {
    dropped: "Muunganisho umekatika",
    offline: "Kifaa chako hakina intaneti",
    mediaPending: "Sauti na picha bado hazijafika",
    connectingMedia: "Tunaziunganisha. Huenda ikachukua nusu dakika.",
    mediaLost: "Sauti na picha hazipiti",
    blocked: "Mtandao wako unazuia simu za video",
    stillHere: "{name} bado yupo; tunakurudisha.",
    bringingBack: "Tunakurudisha.",
    checkConnection: "Tafadhali angalia Wi-Fi au data ya simu. Ikirudi tu, tutakurudisha.",
    anotherWay: "Tunajaribu njia nyingine. Huenda ikachukua nusu dakika.",
    yours: {
      title: "Intaneti yako ni dhaifu",
      detail: "Sogea karibu na Wi-Fi yako, au hamia data ya simu.",
    },
    theirs: {
      title: "Intaneti ya {name} ni dhaifu",
      detail: "Hakuna tatizo upande wako. Zungumza polepole, na usubiri jibu.",
    },
    between: {
      title: "Muunganisho kati yenu ni dhaifu",
      detail: "Ikiendelea hivi, hamia mtandao mwingine au tumieni simu.",
    },
    ours: {
      title: "Huduma ya video ina tatizo",
      detail: "Si intaneti yako. Tunatafuta njia; tafadhali subiri hapa.",
    },
    since: "Tangu {time}.",
    pictureLowered: "Tumepunguza picha yako ili sauti iendelee kuwa nzuri.",
    pictureOff: "Tumezima picha ili sauti iendelee kuwa nzuri. Itarudi yenyewe.",
    keepPicture: "Acha picha iwake",
    recovered: "Muunganisho ni mzuri tena.",
  },
  interrupted: {
    microphone: "Kuna kitu kimekatiza maikrofoni yako",
    camera: "Kuna kitu kimekatiza kamera yako",
    detail: "Huenda ni simu iliyoingia. Itarudi hiyo ikiisha. Isiporudi, bonyeza kitufe.",
    resume: "Iwashe tena",
  },
};
