import type { guest as english } from "#lib/wire/i18n/messages/en/guest.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const guest: Translated<typeof english> = {
  opening: {
    title: "Ouverture de la consultation",
    wait: "Un instant, s’il vous plaît.",
  },
  welcome: {
    title: "{doctor} vous invite à une consultation vidéo",
    as: "Les autres vous voient comme",
    next: "Vérifiez d’abord votre caméra et votre micro. Ensuite, {doctor} vous fait entrer.",
    check: "Vérifier la caméra et le micro",
    explanation:
      "Il ne faut ni compte ni installation. Votre navigateur demandera si cette page peut utiliser la caméra et le micro : appuyez sur Autoriser.",
    phone: "Ce n’est pas pour vous, ou vous avez une question ?",
  },
  devices: {
    title: "Vérifiez votre caméra et votre micro",
    preview: "Voici comment les autres vous voient",
    ready: "Je suis prêt",
    phone: "Cela ne marche pas ?",
  },
  waiting: {
    title: "Vous attendez que l’on vous fasse entrer",
    asked: {
      now: "{doctor} voit que vous êtes là.",
      next: "Dès que {doctor} vous fait entrer, la consultation s’ouvre ici d’elle-même. Gardez cette page ouverte et restez près de votre appareil.",
    },
    admitted: {
      now: "{doctor} vous a fait entrer.",
      next: "Quand {doctor} commence la consultation, elle s’ouvre ici d’elle-même. Gardez cette page ouverte et restez près de votre appareil.",
    },
    dropped: {
      title: "La connexion a été coupée",
      detail:
        "Nous essayons de joindre la clinique à nouveau et continuerons tout seuls. Laissez cette page ouverte.",
    },
    phone: "Vous ne pouvez plus attendre ?",
    leave: "Quitter",
  },
  left: {
    title: "Vous avez quitté la consultation",
    detail: "Votre caméra et votre micro sont éteints. Vous pouvez revenir tant que la consultation dure.",
    back: "Revenir à la consultation",
  },
  out: {
    again: "Réessayer",
    ended: {
      title: "La consultation est terminée",
      detail:
        "Merci d’avoir été là. Votre caméra et votre micro sont éteints, et vous pouvez fermer cette page.",
    },
    removed: {
      title: "Vous n’êtes plus dans la consultation",
      detail:
        "Le médecin continue sans invité pour le moment. Votre caméra et votre micro sont éteints. Si vous devez revenir, il peut vous envoyer un nouveau lien.",
    },
    denied: {
      title: "Vous n’avez pas pu entrer",
      detail:
        "Le médecin ne peut pas vous faire entrer dans cette consultation. Si vous pensez que c’est une erreur, demandez à la personne qui vous a envoyé le lien.",
    },
    used: {
      title: "Ce lien a déjà servi",
      detail:
        "Chaque lien s’ouvre une fois, pour une personne. Si ce n’était pas vous, ou si vous l’avez ouvert sur un autre appareil, demandez un nouveau lien.",
    },
    expired: {
      title: "Ce lien a expiré",
      detail:
        "Il n’était valable que peu de temps. Demandez-en un nouveau à la personne qui vous l’a envoyé.",
    },
    unknown: {
      title: "Ce lien n’est pas complet",
      detail:
        "Nous n’avons trouvé aucune consultation. Ouvrez de nouveau le lien de votre message, ou copiez-le en entier.",
    },
    unreachable: {
      title: "Nous ne pouvons pas joindre la clinique",
      detail: "Vérifiez que ce téléphone ou cet ordinateur est connecté à internet.",
    },
  },
};
