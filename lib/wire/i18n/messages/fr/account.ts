import type { account as english } from "#lib/wire/i18n/messages/en/account.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const account: Translated<typeof english> = {
  title: "Connexion",
  email: "E-mail",
  password: "Mot de passe",
  signIn: "Se connecter",
  signingIn: "Connexion en cours",
  signOut: "Se déconnecter",
  stillSignedIn: "Vous êtes peut-être encore connecté sur cet ordinateur.",
  clinic: "Clinique",
  system: "Système",
  forPatients:
    "Vous venez pour une consultation en tant que patient ? Vous n’avez pas besoin de compte : ouvrez le lien que votre clinique vous a envoyé.",
  problems: {
    "wrong-credentials": "L’e-mail ou le mot de passe est incorrect. Vérifiez les deux et réessayez.",
    "too-many-attempts": "Il y a eu trop de tentatives. Attendez quelques minutes et réessayez.",
    disabled: "Ce compte a été désactivé. Adressez-vous à l’administrateur de votre clinique.",
    unreachable:
      "Nous n’arrivons pas à joindre le service de connexion. Vérifiez votre connexion internet et réessayez.",
    unknown: "La connexion n’a pas fonctionné. Veuillez réessayer dans un instant.",
  },
};
