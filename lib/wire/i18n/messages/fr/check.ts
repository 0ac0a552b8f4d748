import type { check as english } from "#lib/wire/i18n/messages/en/check.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const check: Translated<typeof english> = {
  title: "Vérifier cet appareil et ce réseau",
  explanation:
    "Cela prend moins d’une minute. Votre caméra, votre micro et votre connexion sont essayés. Rien n’est enregistré.",
  start: "Lancer la vérification",
  again: "Vérifier à nouveau",
  code: "Si vous parlez à votre clinique, lisez ce code : <strong>{code}</strong>",
  download: "Télécharger le rapport",
  steps: {
    browser: "Navigateur",
    microphone: "Micro",
    camera: "Caméra",
    signaling: "Service vidéo",
    udp: "Vidéo, voie habituelle (UDP)",
    tcp: "Vidéo à travers un pare-feu (TCP)",
    tls: "Vidéo comme une page web sécurisée (TLS)",
    delay: "Délai",
    loss: "Perdu en chemin",
    speed: "Débit",
  },
  statuses: {
    waiting: "En attente",
    running: "En cours",
    good: "Fonctionne",
    fair: "Pourrait être mieux",
    bad: "Ne fonctionne pas",
    skipped: "Non vérifié",
  },
  connection: {
    label: "Connexion",
    running: "en cours d’essai",
    weak: "pourrait être meilleure",
    bad: "ne fonctionne pas encore",
    unknown: "n’a pas pu être essayée",
  },
  verdicts: {
    good: {
      title: "Tout fonctionne",
      detail: "Vous êtes prêt pour des consultations vidéo ici.",
    },
    browser: {
      title: "Ce navigateur ne permet pas les appels vidéo",
      detail: "Utilisez une version récente de Chrome, Edge, Firefox ou Safari.",
    },
    signaling: {
      title: "Ce réseau bloque les consultations vidéo",
      detail:
        "Essayez un autre réseau, par exemple les données mobiles de votre téléphone. Pour qui gère celui-ci : il doit autoriser les WebSockets sécurisés sur le port 443.",
    },
    relays: {
      title: "Ce réseau ne laisse passer aucune vidéo",
      detail:
        "Essayez un autre réseau, par exemple les données mobiles de votre téléphone. Pour qui gère celui-ci : il doit autoriser TURN sur le port 443.",
    },
    devices: {
      title: "Le réseau est bon, mais un appareil ne fonctionne pas",
      detail: "Voyez ci-dessous lequel. La page de la consultation vous aidera aussi.",
    },
    unknown: {
      title: "La connexion n’a pas pu être essayée",
      detail:
        "Il n’y avait rien pour l’essayer à l’instant. Votre consultation peut tout de même fonctionner. Vous pourrez vérifier à nouveau dans quelques minutes.",
    },
    loss: {
      title: "Votre connexion perd une partie du son et de l’image",
      detail: "Rapprochez-vous du routeur Wi-Fi, utilisez un câble réseau ou passez aux données mobiles.",
    },
    delay: {
      title: "Le son et l’image arrivent en retard sur votre connexion",
      detail:
        "Votre consultation fonctionnera. Faites une courte pause après chaque phrase, pour ne pas parler en même temps. Un autre réseau sera peut-être plus rapide.",
    },
    speed: {
      title: "Votre connexion est lente",
      detail:
        "L’image sera peut-être floue. Fermez les autres programmes, téléchargements et vidéos sur ce réseau, ou participez avec le son seulement.",
    },
    detour: {
      title: "Ce réseau ne laisse passer la vidéo que par un détour",
      detail:
        "Votre consultation fonctionnera, mais l’image et le son pourront en souffrir. Un autre réseau fera peut-être mieux.",
    },
  },
};
