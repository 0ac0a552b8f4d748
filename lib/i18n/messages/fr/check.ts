import type { check as english } from "#lib/i18n/messages/en/check.ts";
import type { Translated } from "#lib/i18n/translated.ts";

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
    speed: "Débit",
  },
  statuses: {
    waiting: "En attente",
    running: "En cours",
    good: "Fonctionne",
    bad: "Ne fonctionne pas",
    skipped: "Non vérifié",
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
        "Le service vidéo est injoignable. Essayez un autre réseau, ou demandez à qui gère celui-ci d’autoriser les WebSockets sécurisés sur le port 443.",
    },
    relays: {
      title: "Ce réseau ne laisse passer aucune vidéo",
      detail:
        "Essayez un autre réseau, celui de votre téléphone par exemple, ou demandez à qui gère celui-ci d’autoriser TURN sur le port 443.",
    },
    devices: {
      title: "Le réseau est bon, mais un appareil ne fonctionne pas",
      detail: "Voyez ci-dessous lequel. La page de la consultation vous aidera aussi.",
    },
    quality: {
      title: "Les consultations seront possibles, mais l’image et le son pourront en souffrir",
      detail:
        "Ce réseau est lent, ou ne laisse passer la vidéo que par un détour. Un autre réseau fera peut-être mieux.",
    },
  },
};
