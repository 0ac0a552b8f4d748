import type { callTrouble as english } from "#lib/wire/i18n/messages/en/call-trouble.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const callTrouble: Translated<typeof english> = {
  details: "Détails",
  twilioError: "Erreur Twilio {code}{name}.",
  problems: {
    setUp: {
      title: "Cette consultation ne peut pas être ouverte",
      detail:
        "Le service vidéo n'a pas accepté le laissez-passer que nous avons fait pour vous. L'erreur vient de nous, pas de vous. Veuillez appeler la clinique.",
    },
    passExpired: {
      title: "Votre laissez-passer pour cette consultation a expiré",
      detail: "Veuillez réessayer : vous en recevrez un nouveau. Si cela se reproduit, appelez la clinique.",
    },
    passEarly: {
      title: "Votre laissez-passer pour cette consultation n'est pas encore valable",
      detail:
        "Deux horloges diffèrent, la nôtre et celle du service vidéo. Veuillez réessayer dans une minute.",
    },
    unreachable: {
      title: "Nous n'arrivons pas à joindre le service vidéo",
      detail:
        "Vérifiez que vous êtes en ligne, puis réessayez. Si cela se reproduit, votre réseau bloque peut-être les appels vidéo. Changez de réseau, par exemple de ce Wi-Fi aux données mobiles, ou appelez la clinique.",
    },
    dropped: {
      title: "La connexion est perdue",
      detail: "Nous n'avons pas pu vous ramener nous-mêmes. Vérifiez que vous êtes en ligne, puis réessayez.",
    },
    misunderstood: {
      title: "L'appel n'a pas pu continuer",
      detail: "Votre navigateur et le service vidéo ne se sont pas compris. Veuillez recharger cette page.",
    },
    busy: {
      title: "Le service vidéo est très sollicité",
      detail: "Veuillez patienter un instant, puis réessayer.",
    },
    notOpen: {
      title: "Cette consultation n'est pas ouverte",
      detail:
        "Elle n'a pas encore commencé, ou elle est terminée. Réessayez dans un instant, ou appelez la clinique.",
    },
    full: {
      title: "Cette consultation est complète",
      detail:
        "Personne d'autre ne peut la rejoindre. Réessayez quand quelqu'un sera parti, ou appelez la clinique.",
    },
    ended: {
      title: "Cette consultation est terminée",
      detail: "Elle a été terminée pour tout le monde.",
    },
    openElsewhere: {
      title: "Cette consultation est ouverte ailleurs",
      detail:
        "Vous l'avez rejointe dans un autre onglet ou sur un autre appareil, et ne pouvez y être qu'une fois.",
    },
    timeOver: {
      title: "Le temps de cette consultation est écoulé",
      detail:
        "Le service vidéo l'a fermée parce qu'elle a duré aussi longtemps que possible. Veuillez appeler la clinique.",
    },
    blocked: {
      title: "Votre réseau bloque les appels vidéo",
      detail:
        "Nous avons essayé toutes les voies que nous connaissons. Changez de réseau, par exemple de ce Wi-Fi aux données mobiles, ou appelez la clinique.",
    },
    unsupported: {
      title: "Ce navigateur ne peut pas afficher l'appel",
      detail: "Veuillez ouvrir le même lien dans une version récente de Chrome, Safari, Edge ou Firefox.",
    },
    clinicUnreachable: {
      title: "Nous n'arrivons pas à joindre la clinique",
      detail: "Vérifiez votre connexion internet, puis réessayez.",
    },
    refused: {
      title: "Vous n'avez pas pu entrer dans la consultation",
      detail: "Réessayez dans un instant, ou appelez la clinique.",
    },
    unknown: {
      title: "L'appel n'a pas pu être établi",
      detail: "Veuillez réessayer. Si cela se reproduit, rechargez cette page ou appelez la clinique.",
    },
  },
  support: {
    setUp:
      "Compte, clé et droits chez Twilio ne vont pas ensemble : la vérification Twilio du serveur dit lesquels.",
    clocks: "Un nouveau jeton a été essayé une fois. Comparez les horloges du serveur et de Twilio.",
    signaling:
      "La signalisation de Twilio n'a pas été jointe ou s'est perdue. Cherchez un pare-feu ou un proxy qui arrête les WebSockets.",
    relay:
      "Aucun média n'est passé, même par un relais seul. Lancez la vérification des relais ; autorisez TCP et TLS sur le port 443.",
    room: "La salle chez Twilio n'existe pas ou est fermée. Comparez le dossier de la consultation et les salles chez Twilio.",
    full: "Plus de personnes que la salle n'en permet. Cherchez quelqu'un qui y est deux fois.",
    elsewhere:
      "La même personne est entrée depuis un autre onglet ou appareil ; l'ancien a été arrêté à dessein.",
    timeOver: "La plus longue durée que Twilio permet est atteinte.",
    twilio: "Twilio est très sollicité ou à une limite. Regardez sa page d'état et les limites du compte.",
    sdk: "Le navigateur et Twilio ne se sont pas accordés. Notez la version du navigateur et envoyez le rapport technique.",
    browser: "Aucun format vidéo ou audio commun. Notez la version du navigateur.",
    server: "Le serveur de la clinique a refusé ou n'a pas répondu. Regardez son journal.",
    unknown: "Absent de notre liste. Cherchez ce numéro dans le dictionnaire d'erreurs de Twilio.",
  },
  ended: {
    left: {
      title: "Vous avez quitté la consultation",
      detail: "Votre caméra et votre micro sont éteints. La consultation continue sans vous.",
    },
    completed: {
      title: "La consultation est terminée",
      detail: "Elle a été terminée pour tout le monde. Votre caméra et votre micro sont éteints.",
    },
    "opened-elsewhere": {
      title: "La consultation est ouverte ailleurs",
      detail:
        "Vous l'avez rejointe dans un autre onglet ou sur un autre appareil ; elle s'est donc arrêtée ici. Vous pouvez la reprendre.",
    },
    removed: {
      title: "Vous n'êtes plus dans la consultation",
      detail: "Vous avez été retiré de l'appel. Votre caméra et votre micro sont éteints.",
    },
    "time-over": {
      title: "Le temps de cette consultation est écoulé",
      detail: "L'appel a duré aussi longtemps que possible. Votre caméra et votre micro sont éteints.",
    },
    joinAgain: "Rejoindre à nouveau",
    useHere: "Continuer ici",
  },
  network: {
    dropped: "La connexion s'est interrompue",
    offline: "Votre appareil n'a pas de connexion internet",
    mediaPending: "Le son et l’image ne sont pas encore là",
    connectingMedia: "Nous les connectons. Cela peut prendre une demi-minute.",
    mediaLost: "Le son et l'image ne passent pas",
    blocked: "Votre réseau bloque les appels vidéo",
    stillHere: "{name} est toujours là ; nous vous ramenons.",
    bringingBack: "Nous vous ramenons.",
    checkConnection:
      "Vérifiez le Wi-Fi ou les données mobiles. Dès que la connexion revient, nous vous ramenons.",
    anotherWay: "Nous essayons une autre voie. Cela peut prendre une demi-minute.",
    yours: {
      title: "Votre connexion internet est faible",
      detail: "Rapprochez-vous de votre Wi-Fi, ou passez aux données mobiles.",
    },
    theirs: {
      title: "La connexion de {name} est faible",
      detail: "Tout va bien de votre côté. Parlez lentement et attendez la réponse.",
    },
    between: {
      title: "La connexion entre vous est faible",
      detail: "Si cela continue, changez de réseau ou utilisez le téléphone.",
    },
    ours: {
      title: "Le service vidéo a un problème",
      detail: "Ce n'est pas votre connexion. Nous cherchons une solution ; restez ici.",
    },
    since: "Depuis {time}.",
    pictureLowered: "Nous avons réduit votre image pour que le son reste bon.",
    pictureOff: "Nous avons coupé l'image pour que le son reste bon. Elle revient d'elle-même.",
    keepPicture: "Garder l'image",
    recovered: "La connexion est de nouveau bonne.",
  },
  interrupted: {
    microphone: "Quelque chose a interrompu votre micro",
    camera: "Quelque chose a interrompu votre caméra",
    detail: "Peut-être un appel téléphonique. Tout revient quand il est fini. Sinon, appuyez sur le bouton.",
    resume: "Rallumer",
  },
};
