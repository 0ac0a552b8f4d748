import type { mail as english } from "#lib/wire/i18n/messages/en/mail.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const mail: Translated<typeof english> = {
  reminder: {
    subject: "Miadi yako ya video: {day}",
    greeting: "Habari,",
    visit: "Una miadi ya video na {clinic}:",
    join: "Ili kujiunga, fungua kiungo ambacho kliniki ilikupa kwa miadi hii. Unaweza kukifungua sasa ili kujaribu kamera na maikrofoni yako.",
    call: "Ikiwa huoni kiungo, au huwezi kuja, tafadhali pigia kliniki simu: {phone}",
    callWithoutPhone: "Ikiwa huoni kiungo, au huwezi kuja, tafadhali pigia kliniki simu.",
    noReply: "Hakuna anayesoma majibu ya barua pepe hii.",
  },
};
