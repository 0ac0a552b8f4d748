import type { after as english } from "#lib/wire/i18n/messages/en/after.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

export const after: Translated<typeof english> = {
  title: "Su consulta ha terminado",
  thanks: "Gracias. {doctor} ha terminado la consulta, y su cámara y su micrófono están apagados.",
  next: `Si {doctor} anota qué sigue para usted, aparece aquí. Puede dejar esta página abierta ${timeline.afterVisitMinutes} minutos.`,
  phone: "¿Quedó algo pendiente, o se siente peor?",
  close: "Ya puede cerrar esta página.",
  summary: {
    title: "Lo que {doctor} escribió para usted",
    again: "Intentar de nuevo",
  },
  survey: {
    title: "¿Cómo fue su consulta?",
    sound: "¿Cómo fue el sonido?",
    picture: "¿Cómo fue la imagen?",
    verdicts: {
      good: "Bien",
      poor: "Regular",
      bad: "Mal",
      none: "No hubo",
    },
    wrong: "¿Qué falló?",
    reasons: {
      could_not_hear: "No oía a los demás",
      was_not_heard: "Los demás no me oían",
      echo: "Eco",
      sound_cut_out: "El sonido se cortaba",
      no_picture: "Sin imagen",
      picture_froze: "La imagen se congelaba",
      picture_blurred: "La imagen era borrosa",
      sound_and_picture_apart: "El sonido y la imagen no coincidían",
      dropped_out: "Se cortó la conexión",
      hard_to_join: "Fue difícil entrar",
      other: "Otra cosa",
    },
    comment: "¿Algo más?",
    commentHint: "La clínica lee esto. No es para preguntas sobre su salud.",
    send: "Enviar",
    saved: "Gracias. Su respuesta ha llegado a la clínica.",
    again: "Intentar de nuevo",
  },
  reports: {
    title: "Informe técnico",
    explanation:
      "Lo que su navegador midió durante la llamada, para quien busque la causa de un problema. No contiene nombres, imágenes, sonido ni nada de lo que se dijo.",
    none: "No ha llegado ninguno.",
    download: "Descargar el informe de las {time}",
  },
};
