import type { clinic as english } from "#lib/wire/i18n/messages/en/clinic.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const clinic: Translated<typeof english> = {
  title: "Clínica",
  loading: "Leyendo los ajustes",
  phone: "Teléfono de la clínica",
  phoneHint:
    "Se pide a los pacientes que llamen cuando nada más ayuda. Déjelo vacío para no mostrar ninguno.",
  timeZone: "Zona horaria",
  timeZoneHint: "Los recordatorios dan a los pacientes la hora de su consulta en ella.",
  language: "Idioma de los recordatorios",
  languageHint: "Los correos a los pacientes se escriben en él. En las páginas cada lector elige el suyo.",
  consent: "Texto que los pacientes aceptan",
  consentHint:
    "Con sus propias palabras. Los pacientes lo leen antes de la consulta y lo aceptan una vez para cada una. Déjelo vacío para no preguntar nada.",
  version:
    "Esta es la versión {version}. Un cambio crea otra, y se vuelve a preguntar a los pacientes de las próximas consultas.",
  save: "Guardar",
  saved: "Guardado. Vale desde ahora.",
};
