import type { clinic as english } from "#lib/wire/i18n/messages/en/clinic.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const clinic: Translated<typeof english> = {
  title: "Clinique",
  loading: "Lecture des réglages",
  phone: "Téléphone de la clinique",
  phoneHint:
    "Les patients sont invités à l’appeler quand rien d’autre n’aide. Laissez vide pour n’en montrer aucun.",
  timeZone: "Fuseau horaire",
  timeZoneHint: "Les rappels donnent aux patients l’heure de leur consultation dans ce fuseau.",
  language: "Langue des rappels",
  languageHint:
    "Les courriels aux patients sont écrits dans cette langue. Sur les pages, chacun choisit la sienne.",
  consent: "Texte que les patients acceptent",
  consentHint:
    "Avec vos propres mots. Les patients le lisent avant la consultation et l’acceptent une fois pour chacune. Laissez vide pour ne rien demander.",
  version:
    "C’est la version {version}. Une modification en crée une nouvelle, et les patients des consultations à venir sont interrogés à nouveau.",
  save: "Enregistrer",
  saved: "Enregistré. C’est valable dès maintenant.",
};
