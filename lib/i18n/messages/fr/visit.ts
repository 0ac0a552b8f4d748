import type { visit as english } from "#lib/i18n/messages/en/visit.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const visit: Translated<typeof english> = {
  guest: "Invité",
  call: "Appeler le {phone}",
  entry: {
    title: "Un instant, s’il vous plaît",
    stay: "Restez sur cette page : la consultation s’ouvrira toute seule dès que possible.",
    details: "Détails",
    code: "Code {code}",
  },
};
