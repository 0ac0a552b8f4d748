import type { chat as english } from "#lib/wire/i18n/messages/en/chat.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const chat: Translated<typeof english> = {
  title: "Gumzo",
  empty: "Bado hakuna kilichoandikwa. Unachoandika kinahifadhiwa pamoja na miadi hii.",
  loading: "Tunaleta ujumbe",
  earlier: "Onyesha ujumbe wa awali",
  you: "Wewe",
  read: "Umesomwa",
  message: "Ujumbe wako",
  send: "Tuma",
  sending: "Unatumwa",
  failed: "Ujumbe wako haukutumwa",
  unreachable: "Ujumbe haukuweza kuletwa",
};
