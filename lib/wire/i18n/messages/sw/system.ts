import type { system as english } from "#lib/wire/i18n/messages/en/system.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const system: Translated<typeof english> = {
  title: "Mfumo",
  check: "Kagua sasa",
  checkAgain: "Kagua tena",
  video: {
    title: "Huduma ya video",
    explanation:
      "Huiuliza Twilio kuhusu akaunti, ufunguo wake, na tokeni kama zile zinazotumiwa na miadi. Hutengeneza chumba kitupu na kukifunga mara moja.",
    right: "Mipangilio ya Twilio ni sahihi.",
    wrong: "Kuna kitu katika mipangilio ya Twilio ambacho si sahihi.",
    claims: "Tokeni iliyojaribiwa, dai kwa dai",
    asItShouldBe: "Kama inavyopaswa kuwa: {rule}",
    notAsItShouldBe: "Si kama inavyopaswa kuwa: {rule}",
    statuses: { ok: "Sahihi", failed: "Si sahihi", skipped: "Haijakaguliwa" },
  },
  relays: {
    title: "Seva za kupitisha",
    explanation:
      "Hutumia kila seva ya STUN na TURN mara moja, kutoka kwenye seva hii. Simu zinazihitaji ili kupita kwenye kuta za usalama.",
    right: "Kila seva ya kupitisha inajibu.",
    wrong: "Si kila seva ya kupitisha inajibu. Huenda simu zikakosa njia kwenye baadhi ya mitandao.",
    noServers: "Haitoi seva zozote kwa sasa.",
    noRelay: "Hakuna seva ya kupitisha kati ya seva zake.",
    used: "{count, plural, =0 {Tangu seva ianze: haijatumika} one {Tangu seva ianze: imetumika mara moja} other {Tangu seva ianze: imetumika mara #}}, {failed, plural, =0 {haijashindwa} one {imeshindwa mara moja} other {imeshindwa mara #}}.",
    isResting: "Inarukwa kwa muda, kwa sababu ilishindwa mara kadhaa mfululizo.",
    names: {
      twilio: "Twilio",
      coturn: "Seva zetu wenyewe",
      public: "Seva za umma, ambazo hakuna anayeziahidi chochote",
    },
    statuses: {
      reachable: "Inafikika",
      refused: "Imekataa",
      unreachable: "Haifikiki",
      untested: "Haijakaguliwa",
    },
  },
};
