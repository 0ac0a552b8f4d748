import type { mail as english } from "#lib/wire/i18n/messages/en/mail.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const mail: Translated<typeof english> = {
  reminder: {
    subject: "Votre consultation vidéo du {day}",
    greeting: "Bonjour,",
    visit: "Vous avez une consultation vidéo avec {clinic} :",
    join: "Pour y participer, ouvrez le lien que la clinique vous a donné pour cette consultation. Vous pouvez l’ouvrir dès maintenant pour vérifier votre caméra et votre micro.",
    call: "Si vous ne trouvez pas le lien, ou si vous ne pouvez pas venir, appelez la clinique : {phone}",
    callWithoutPhone: "Si vous ne trouvez pas le lien, ou si vous ne pouvez pas venir, appelez la clinique.",
    noReply: "Personne ne lit les réponses à ce message.",
  },
};
