import type { mail as english } from "#lib/wire/i18n/messages/en/mail.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const mail: Translated<typeof english> = {
  reminder: {
    subject: "Su consulta por video del {day}",
    greeting: "Hola:",
    visit: "Tiene una consulta por video con {clinic}:",
    join: "Para entrar, abra el enlace que la clínica le dio para esta consulta. Puede abrirlo ya para probar la cámara y el micrófono.",
    call: "Si no encuentra el enlace, o no puede venir, llame a la clínica: {phone}",
    callWithoutPhone: "Si no encuentra el enlace, o no puede venir, llame a la clínica.",
    noReply: "Nadie lee las respuestas a este correo.",
  },
};
