import type { common as english } from "#lib/wire/i18n/messages/en/common.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

export const common: Translated<typeof english> = {
  language: "Langue",
  close: "Fermer",
  optional: "(facultatif)",
  loadAgain: "Recharger la page",
  tryAgain: "Réessayer",
  titles: {
    description: "Consultations vidéo avec votre clinique",
    check: "Vérifier cet appareil et ce réseau",
    join: "Votre consultation",
    guest: "Invité à une consultation",
    reports: "Rapports techniques",
    today: "Aujourd’hui",
    visit: "Consultation",
    clinic: "Clinique",
    system: "Système",
  },
  failed: {
    title: "Cette page n’a pas pu s’afficher",
    detail:
      "Une erreur s’est produite de notre côté. Votre consultation n’est pas perdue. Veuillez recharger la page.",
    number: "Si cela se reproduit, indiquez-nous ce numéro : {number}",
  },
  notFound: {
    title: "Il n’y a pas de page ici",
    detail:
      "L’adresse est peut-être incomplète. Si votre clinique vous a envoyé un lien, ouvrez-le à nouveau depuis le message ou copiez-le en entier.",
    home: "Aller à la page d’accueil",
  },
  problems: {
    "cookies-refused":
      "Votre navigateur n’accepte aucun cookie de cette page, vous ne pouvez donc pas y rester connecté. Autorisez les cookies pour cette page dans les réglages du navigateur, ou utilisez un autre navigateur.",
    unreachable: "Nous n’arrivons pas à joindre la clinique. Vérifiez votre connexion internet et réessayez.",
    unknown: "Une erreur s’est produite de notre côté. Veuillez réessayer dans un instant.",
    unauthenticated: "Vous n’êtes plus connecté. Veuillez vous reconnecter.",
    "session-idle": `Vous avez été déconnecté après ${timeline.staffIdleMinutes} minutes d’inactivité. Veuillez vous reconnecter.`,
    forbidden:
      "Vous n’avez pas le droit de faire cela. Si vous pensez que vous devriez l’avoir, demandez à votre clinique.",
    "not-found": "Introuvable : l’élément a peut-être été supprimé, ou l’adresse est incomplète.",
    invalid: "Une information saisie n’est pas correcte. Veuillez la vérifier et réessayer.",
    gone: "C’est terminé.",
    internal: "Une erreur s’est produite de notre côté. Veuillez réessayer dans un instant.",
    "key-reused": "Cela a déjà été envoyé. Veuillez recharger la page.",
    "wrong-state": "La consultation a changé entre-temps. Veuillez la regarder à nouveau.",
    conflict: "C’est déjà en cours. Veuillez patienter un instant.",
    "rate-limited": "Trop de tentatives en peu de temps. Attendez une minute et réessayez.",
    unavailable: "Le système de la clinique est occupé. Veuillez réessayer dans un instant.",
    "room-not-ready": "La consultation a commencé, mais sa salle vidéo n’est pas encore ouverte.",
    "visit-still-to-come":
      "Une consultation ne peut être notée comme manquée qu’une fois passée l’heure de début prévue.",
    "visit-ended": "Cette consultation est terminée.",
    outdated: "Cela a changé entre-temps. Veuillez recharger la page.",
    "opened-elsewhere": "Votre consultation est ouverte dans un autre onglet ou sur un autre appareil.",
    "notes-changed": "Ces notes ont été modifiées dans un autre onglet ou sur un autre appareil.",
    "consent-text-changed":
      "La clinique a modifié le texte qu’elle vous demande d’accepter. Veuillez le relire.",
    "link-unknown": "Ce lien n’est pas valable. Il a peut-être été copié incomplètement.",
    "link-not-yet-open": `Ce lien s’ouvre ${timeline.linkOpensBeforeStartHours} heures avant la consultation.`,
    "link-expired": "Ce lien a expiré.",
    "link-replaced": "Ce lien a été remplacé par un nouveau.",
    "link-used": "Ce lien a déjà été utilisé.",
    "captions-not-offered": "Cette clinique ne propose pas de sous-titres.",
    "too-many-guests":
      "Une consultation peut accueillir deux invités. Retirez-en un pour en inviter un autre.",
    "guest-denied": "La clinique n’a pas pu vous laisser entrer.",
    "guest-removed": "Vous ne faites plus partie de cette consultation, ou elle est terminée.",
  },
  time: {
    dayAndTime: "{day} à {time}",
    onDay: "le {date}",
    lessThanAMinute: "moins d’une minute",
    ahead: "dans {duration}",
    past: "il y a {duration}",
  },
};
