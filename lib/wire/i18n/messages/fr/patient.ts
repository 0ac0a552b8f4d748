import type { patient as english } from "#lib/wire/i18n/messages/en/patient.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const patient: Translated<typeof english> = {
  opening: {
    title: "Ouverture de votre consultation",
    wait: "Un instant, s’il vous plaît.",
  },
  refused: {
    "link-unknown": {
      title: "Ce lien est incomplet",
      detail:
        "Nous n’avons trouvé aucune consultation pour ce lien. Ouvrez-le à nouveau depuis votre message, ou copiez-le en entier. Si cela ne suffit pas, appelez votre clinique pour en demander un nouveau.",
    },
    "link-replaced": {
      title: "Il existe un lien plus récent pour votre consultation",
      detail:
        "Votre clinique vous a envoyé un autre lien, et celui-ci ne fonctionne plus. Ouvrez le message le plus récent. Si vous ne le trouvez pas, appelez votre clinique.",
    },
    "link-expired": {
      title: "Ce lien a expiré",
      detail:
        "L’heure de votre consultation est passée. Appelez votre clinique pour convenir d’un nouveau rendez-vous.",
    },
    "visit-ended": {
      title: "Cette consultation est terminée",
      detail:
        "Votre consultation est terminée ou a été annulée. Si vous avez encore besoin d’aide, appelez votre clinique.",
    },
    "link-not-yet-open": {
      title: "Vous êtes en avance",
      detail:
        "Ce lien s’ouvre un jour avant votre consultation. Gardez le message et ouvrez le lien à ce moment-là.",
    },
    "open-again": {
      title: "Veuillez rouvrir votre lien",
      detail:
        "Pour protéger votre consultation, il nous faut encore une fois le lien de votre message le plus récent. Ouvrez-le, et vous serez de retour. Si vous ne le trouvez pas, appelez votre clinique.",
    },
    unreachable: {
      title: "Nous n’arrivons pas à joindre votre clinique",
      detail:
        "Vérifiez que ce téléphone ou cet ordinateur est connecté à internet. Votre lien reste valable.",
    },
  },
  overview: {
    title: "Votre consultation vidéo",
    patient: "Patient",
    with: "Avec",
    when: "Quand",
    check: "Vérifier la caméra et le micro",
    explanation:
      "Il ne faut ni compte ni installation. Votre navigateur demandera si cette page peut utiliser votre caméra et votre micro : appuyez sur Autoriser.",
    notYet: "Ensuite : une vérification rapide de la caméra. Puis {doctor} voit que vous attendez.",
    phone: "Ce n’est pas votre consultation, ou une question ?",
  },
  devices: {
    title: "Vérifiez votre caméra et votre micro",
    preview: "Voici comment {doctor} vous voit",
    ready: "Je suis prêt",
    phone: "Cela ne fonctionne pas ?",
  },
  started: {
    title: "{doctor} a commencé la consultation",
    detail: "Vous pourrez entrer dès que votre caméra et votre micro seront vérifiés.",
  },
  moved: {
    title: "Votre consultation a été déplacée : elle a lieu {when}",
    detail: "Elle était prévue {before}.",
  },
  consent: {
    title: "Avant votre consultation",
    name: "Votre nom pour les invités",
    nameHint:
      "Ce que voient les personnes que votre médecin fait entrer, comme un interprète. Vous pouvez utiliser un autre nom.",
    agree: "Je suis d’accord",
    later: "Continuer, et en parler d’abord avec {doctor}",
    failed: "Ceci n’a pas été enregistré",
    phone: "Une question ?",
  },
  shownName: {
    label: "Les invités vous voient comme",
    title: "Modifier le nom que voient les invités",
    change: "Modifier",
    save: "Enregistrer",
  },
  elsewhere: {
    title: "Votre consultation est ouverte ailleurs",
    detail:
      "Elle est ouverte dans un autre onglet ou sur un autre appareil, qui garde votre place. Vous pouvez continuer là-bas, ou utiliser celui-ci.",
    useHere: "L’utiliser ici",
  },
  waiting: {
    title: "Vous êtes dans la salle d’attente",
    dropped: {
      title: "La connexion est coupée",
      detail:
        "Nous essayons de joindre à nouveau la clinique et continuerons tout seuls. Laissez cette page ouverte.",
    },
    turnedAway: {
      title: "{doctor} ne peut pas vous recevoir maintenant",
      detail:
        "Votre consultation n’est pas perdue. Vous pouvez redemander ici dans un moment, ou appeler la clinique.",
      askAgain: "Redemander",
    },
    arriving: "Nous signalons à la clinique que vous êtes là pour {doctor}.",
    states: {
      away: {
        title: "{doctor} n’est pas encore là.",
        detail: "La clinique sait que vous attendez. Le médecin le verra tout de suite.",
      },
      here: {
        title: "{doctor} sait que vous êtes là.",
        detail: "Vous n’avez rien à faire.",
      },
      busy: {
        title: "{doctor} est avec un autre patient.",
        detail: "Le médecin voit que vous attendez.",
      },
    },
    planned: "Prévue",
    line: "Votre place",
    first: "Vous êtes le prochain",
    behind: "{count, plural, one {# personne est avant vous} other {# personnes sont avant vous}}",
    waited: "Vous attendez depuis",
    waitedSince: "{duration}<muted>, depuis {time}</muted>",
    late: {
      title: "{doctor} a du retard",
      detail: "Vous gardez votre place. La consultation commencera dès que le médecin sera libre.",
    },
    next: "Quand {doctor} commencera la consultation, elle s’ouvrira ici toute seule, avec un son. Gardez cette page ouverte et restez près de votre appareil.",
    camera:
      "Votre caméra est prête. Personne ne vous voit ni ne vous entend avant le début de la consultation.",
    noCamera: "Votre caméra est éteinte. Personne ne vous entend avant le début de la consultation.",
    testAgain: "Tester le son et la caméra",
    phone: "Vous ne pouvez plus attendre ?",
    leave: "Quitter la salle d’attente",
  },
  messages: {
    write: "Écrire à la clinique",
    title: "Messages avec la clinique",
    explanation: "{doctor} les lit avec cette consultation. En cas d’urgence, appelez.",
    unread: "{count, plural, one {# nouveau} other {# nouveaux}}",
  },
  left: {
    visit: {
      title: "Vous avez quitté la consultation",
      detail:
        "La consultation est toujours ouverte : {doctor} ne l’a pas terminée. Votre caméra et votre micro sont éteints.",
      back: "Revenir à la consultation",
    },
    waiting: {
      title: "Vous avez quitté la salle d’attente",
      detail: "{doctor} voit que vous n’attendez plus. Votre caméra et votre micro sont éteints.",
      back: "Revenir dans la salle d’attente",
    },
    phone: "Vous souhaitez un autre rendez-vous ?",
  },
  closed: {
    cancelled: {
      title: "Votre consultation a été annulée",
      detail:
        "La consultation avec {doctor} {when} n’aura pas lieu. Appelez la clinique pour convenir d’un nouveau rendez-vous.",
    },
    missed: {
      title: "L’heure de votre consultation est passée",
      detail:
        "La consultation avec {doctor} {when} n’a pas eu lieu. Appelez la clinique pour convenir d’un nouveau rendez-vous.",
    },
  },
  call: {
    phone: "Vous pouvez aussi joindre la clinique par téléphone.",
  },
};
