import type { devices as english } from "#lib/wire/i18n/messages/en/devices.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const devices: Translated<typeof english> = {
  title: "Vérifiez votre caméra et votre micro",
  camera: "Caméra",
  microphone: "Micro",
  speaker: "Haut-parleur",
  works: "fonctionne",
  off: "à l’arrêt",
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
  waiting: {
    asked: {
      title: "Votre navigateur vous demande d’autoriser {devices}",
      detail:
        "Choisissez Autoriser. Si vous ne voyez pas la question, appuyez sur le signe de la caméra ou du micro à côté de l’adresse de cette page. D’ici là, vous pouvez être dans la consultation sans {devices}.",
    },
    opening: {
      title: "Nous attendons encore {devices}",
      detail:
        "Si le navigateur vous le demande, choisissez Autoriser. D’ici là, vous pouvez être dans la consultation sans {devices}.",
    },
  },
  problems: {
    blocked: {
      title: "Votre navigateur n’a pas le droit d’utiliser {devices}",
      detail: "Rien n’est perdu. Redonnez l’autorisation ainsi :",
    },
    dismissed: {
      title: "Il nous faut encore votre autorisation pour {devices}",
      detail: "Appuyez sur Réessayer, et choisissez Autoriser quand le navigateur le demande.",
    },
    system: {
      title: "Votre appareil ne laisse pas le navigateur utiliser {devices}",
      detail: "Le navigateur lui-même n’en a pas le droit. Vous pouvez changer cela ainsi :",
    },
    missing: {
      title: "Nous n’avons pas trouvé {devices}",
      detail: "Branchez ou allumez ce qui manque, et nous continuerons tout seuls.",
    },
    unfit: {
      title: "L’appareil choisi ne fonctionne pas ici pour {devices}",
      detail:
        "Nous en utilisons un autre s’il y en a un. Vous pouvez choisir ci-dessous, ou appuyer sur Réessayer.",
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
  help: {
    chrome:
      "Appuyez sur l’icône à gauche de l’adresse, en haut de la fenêtre.\nActivez Caméra et Micro, ou choisissez Autoriser.\nNous continuons tout seuls. Sinon, rechargez cette page.",
    firefox:
      "Appuyez sur l’icône barrée de la caméra ou du micro dans la barre d’adresse.\nAppuyez sur la croix à côté de Bloqué.\nAppuyez ici sur Réessayer, puis choisissez Autoriser.",
    safari:
      "Dans le menu en haut de l’écran, choisissez Safari, puis Réglages pour ce site web.\nÀ côté de Caméra et de Micro, choisissez Autoriser.\nRechargez cette page.",
    chromeAndroid:
      "Appuyez sur l’icône à gauche de l’adresse.\nAppuyez sur Autorisations, puis autorisez Caméra et Micro.\nRevenez ici : nous continuons tout seuls.",
    firefoxAndroid:
      "Appuyez sur le cadenas à côté de l’adresse.\nÀ côté de Caméra et de Micro, appuyez sur Bloqué, pour lire Autorisé.\nAppuyez ici sur Réessayer.",
    samsung:
      "Appuyez sur le cadenas à gauche de l’adresse.\nAppuyez sur Autorisations, puis autorisez Caméra et Micro.\nAppuyez ici sur Réessayer.",
    safariIos:
      "Appuyez sur l’icône de page à côté de l’adresse ; sur les appareils plus anciens, c’est aA.\nChoisissez Réglages du site web, au besoin derrière les trois points.\nPour Caméra et Micro, choisissez Autoriser. Puis rechargez cette page.",
    ios: "Ouvrez les Réglages de votre iPhone ou iPad.\nCherchez votre navigateur parmi les apps.\nActivez Appareil photo et Micro, puis revenez ici.",
    inApp:
      "Cette page s’est ouverte dans une autre application, qui ne peut pas donner la caméra.\nOuvrez le menu de cette application et choisissez d’ouvrir la page dans le navigateur.\nOu copiez le lien de votre message et ouvrez-le dans Chrome ou Safari.",
    other:
      "Cherchez une icône de caméra ou de cadenas à côté de l’adresse et appuyez dessus.\nAutorisez Caméra et Micro pour cette page.\nAppuyez ici sur Réessayer.",
    windows:
      "Ouvrez les paramètres de Windows, puis Confidentialité et sécurité.\nSous Caméra et sous Microphone, activez l’accès des applications de bureau.\nRevenez ici : nous continuons tout seuls.",
    macos:
      "Ouvrez les Réglages Système, puis Confidentialité et sécurité.\nSous Caméra et sous Microphone, activez votre navigateur.\nSi le Mac le demande, quittez le navigateur et rouvrez votre lien.",
    android:
      "Ouvrez les Paramètres de votre téléphone, puis Applications, puis votre navigateur.\nAppuyez sur Autorisations, puis autorisez Appareil photo et Micro.\nRevenez ici : nous continuons tout seuls.",
    otherSystem:
      "Ouvrez les réglages de confidentialité de votre appareil.\nAutorisez votre navigateur à utiliser la caméra et le micro.\nRevenez ici : nous continuons tout seuls.",
  },
  openSettings: {
    camera: "Ouvrir les réglages de la caméra",
    microphone: "Ouvrir les réglages du micro",
  },
};
