import type { visit as english } from "#lib/wire/i18n/messages/en/visit.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const visit: Translated<typeof english> = {
  guest: "Invité",
  call: "Appeler le {phone}",
  held: {
    back: "Retour au tableau de bord",
    patient: {
      title: "Ce lien est destiné à votre patient",
      detail:
        "Vous êtes connecté en tant que {name}. Ouvrir la consultation comme patient dans ce navigateur vous déconnectera. Pour l’essayer, ouvrez le lien dans une fenêtre privée.",
      enter: "Ouvrir comme patient et me déconnecter",
    },
    guest: {
      title: "Ce lien est pour votre invité",
      detail:
        "Vous êtes connecté en tant que {name}. Ouvrir la consultation comme invité dans ce navigateur vous déconnecte ici, et le lien ne sert qu’une fois. Pour l’essayer, ouvrez-le dans une fenêtre privée.",
      enter: "Ouvrir comme invité et me déconnecter",
    },
  },
  cookiesRefused: {
    title: "Votre navigateur vous empêche d’entrer",
    detail:
      "Il est réglé pour n’accepter aucun cookie, et sans cookie nous ne pouvons pas savoir que c’est vous. Autorisez les cookies pour cette page dans les réglages du navigateur et réessayez, ou ouvrez le lien dans un autre navigateur. Votre lien reste valable.",
  },
  entry: {
    title: "Un instant, s’il vous plaît",
    stay: "Restez sur cette page : la consultation s’ouvrira toute seule dès que possible.",
    details: "Détails",
    code: "Code {code}",
  },
};
