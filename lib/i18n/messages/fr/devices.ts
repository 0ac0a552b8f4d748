import type { devices as english } from "#lib/i18n/messages/en/devices.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const devices: Translated<typeof english> = {
  title: "Vérifiez votre caméra et votre micro",
  camera: "Caméra",
  microphone: "Micro",
  speaker: "Haut-parleur",
  works: "fonctionne",
  off: "désactivé",
  opening: "démarre",
  failing: "ne fonctionne pas encore",
  saySomething: "Dites quelque chose : la barre doit bouger.",
  soundOnly: "Continuer avec le son seulement",
  preview: {
    off: "Votre caméra est éteinte. Les autres vous entendront, mais ne vous verront pas.",
    opening: "Votre caméra démarre. Si le navigateur vous le demande, choisissez Autoriser.",
    none: "Il n’y a pas d’image. Les autres ne vous verront pas.",
  },
  choice: {
    camera: "Caméra à utiliser",
    microphone: "Micro à utiliser",
  },
  level: "Niveau du micro",
  muted: "Coupé",
  sound: {
    toDo: "à essayer avec un son",
    play: "Jouer un son",
    heard: "Je l’ai entendu",
    notHeard: "Sinon, montez le volume ou vérifiez votre casque, puis jouez le son à nouveau.",
  },
  retry: "Réessayer",
  goOnWithout: { one: "Continuer sans", both: "Continuer sans les deux" },
  names: { camera: "la caméra", microphone: "le micro", both: "la caméra et le micro" },
  problems: {
    blocked: {
      title: "Votre navigateur n’a pas le droit d’utiliser {devices}",
      detail:
        "Appuyez sur l’icône de la caméra ou du micro dans la barre d’adresse, choisissez Autoriser, et nous continuerons tout seuls. S’il n’y a pas d’icône, ouvrez les réglages de votre appareil : le navigateur lui-même a peut-être besoin de l’autorisation.",
    },
    missing: {
      title: "Nous n’avons pas trouvé {devices}",
      detail: "Branchez ou allumez ce qui manque, et nous continuerons tout seuls.",
    },
    busy: {
      title: "Un autre programme utilise {devices}",
      detail:
        "Fermez les autres programmes ou onglets qui sont peut-être en appel, puis appuyez sur Réessayer.",
    },
    unsupported: {
      title: "Ce navigateur ne permet pas les appels vidéo",
      detail: "Ouvrez le même lien dans une version récente de Chrome, Safari, Edge ou Firefox.",
    },
    unknown: {
      title: "Nous n’avons pas pu démarrer {devices}",
      detail: "Appuyez sur Réessayer. Si cela ne suffit pas, redémarrez votre navigateur.",
    },
  },
};
