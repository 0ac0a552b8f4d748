import type { after as english } from "#lib/wire/i18n/messages/en/after.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

export const after: Translated<typeof english> = {
  title: "Votre consultation est terminée",
  thanks: "Merci. {doctor} a terminé la consultation ; votre caméra et votre micro sont éteints.",
  next: `Si {doctor} note la suite pour vous, elle apparaît ici. Vous pouvez garder cette page ouverte ${timeline.afterVisitMinutes} minutes.`,
  phone: "Une question est restée, ou vous vous sentez moins bien ?",
  close: "Vous pouvez fermer cette page maintenant.",
  summary: {
    title: "Ce que {doctor} a écrit pour vous",
    again: "Réessayer",
  },
  survey: {
    title: "Comment s’est passée votre consultation ?",
    sound: "Comment était le son ?",
    picture: "Comment était l’image ?",
    verdicts: {
      good: "Bien",
      poor: "Moyen",
      bad: "Mauvais",
      none: "Il n’y en avait pas",
    },
    wrong: "Qu’est-ce qui n’a pas marché ?",
    reasons: {
      could_not_hear: "Je n’entendais pas les autres",
      was_not_heard: "Les autres ne m’entendaient pas",
      echo: "Écho",
      sound_cut_out: "Le son se coupait",
      no_picture: "Pas d’image",
      picture_froze: "L’image se figeait",
      picture_blurred: "L’image était floue",
      sound_and_picture_apart: "Le son et l’image étaient décalés",
      dropped_out: "La connexion a été coupée",
      hard_to_join: "Il était difficile d’entrer",
      other: "Autre chose",
    },
    comment: "Autre chose à dire ?",
    commentHint: "La clinique lit ceci. Ce n’est pas pour les questions sur votre santé.",
    send: "Envoyer",
    saved: "Merci. Votre réponse est arrivée à la clinique.",
    again: "Réessayer",
  },
  reports: {
    title: "Rapport technique",
    explanation:
      "Ce que votre navigateur a mesuré pendant l’appel, pour qui cherche la cause d’un problème. Il ne contient ni nom, ni image, ni son, ni rien de ce qui a été dit.",
    none: "Aucun n’est arrivé.",
    download: "Télécharger le rapport de {time}",
  },
};
