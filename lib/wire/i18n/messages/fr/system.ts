import type { system as english } from "#lib/wire/i18n/messages/en/system.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const system: Translated<typeof english> = {
  title: "Système",
  check: "Vérifier maintenant",
  checkAgain: "Vérifier à nouveau",
  video: {
    title: "Service vidéo",
    explanation:
      "Interroge Twilio sur le compte, sa clé et un jeton comme ceux des consultations. Crée une salle vide et la ferme aussitôt.",
    right: "La configuration de Twilio est correcte.",
    wrong: "Quelque chose n’est pas correct dans la configuration de Twilio.",
    claims: "Le jeton essayé, champ par champ",
    asItShouldBe: "Comme il se doit : {rule}",
    notAsItShouldBe: "Pas comme il se doit : {rule}",
    statuses: { ok: "Correct", failed: "Incorrect", skipped: "Non vérifié" },
  },
  relays: {
    title: "Serveurs relais",
    explanation:
      "Utilise une fois chaque serveur STUN et TURN, depuis ce serveur. Les appels en ont besoin pour traverser les pare-feu.",
    right: "Tous les serveurs relais répondent.",
    wrong:
      "Certains serveurs relais ne répondent pas. Sur certains réseaux, les appels risquent de ne pas passer.",
    noServers: "Ne fournit aucun serveur pour le moment.",
    noRelay: "Il n’y a aucun relais parmi ses serveurs.",
    used: "{count, plural, =0 {Depuis le démarrage du serveur : jamais utilisé} one {Depuis le démarrage du serveur : utilisé une fois} other {Depuis le démarrage du serveur : utilisé # fois}}, {failed, plural, =0 {jamais en échec} one {en échec une fois} other {en échec # fois}}.",
    isResting: "Il est laissé de côté un moment, car il a échoué plusieurs fois de suite.",
    names: {
      twilio: "Twilio",
      coturn: "Nos propres serveurs",
      public: "Serveurs publics, pour lesquels personne ne promet rien",
    },
    statuses: {
      reachable: "Joignable",
      refused: "Refusé",
      unreachable: "Injoignable",
      untested: "Non vérifié",
    },
  },
};
