import type { guest as english } from "#lib/wire/i18n/messages/en/guest.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const guest: Translated<typeof english> = {
  opening: {
    title: "Abriendo la consulta",
    wait: "Un momento, por favor.",
  },
  welcome: {
    title: "{doctor} le invita a una consulta por vídeo",
    as: "Los demás le ven como",
    next: "Primero compruebe su cámara y su micrófono. Después {doctor} le deja entrar.",
    check: "Comprobar cámara y micrófono",
    explanation:
      "No necesita cuenta ni instalar nada. Su navegador preguntará si esta página puede usar la cámara y el micrófono: pulse Permitir.",
    phone: "¿No es para usted, o tiene una pregunta?",
  },
  devices: {
    title: "Compruebe su cámara y su micrófono",
    preview: "Así le ven los demás",
    ready: "Ya puedo empezar",
    phone: "¿No funciona?",
  },
  waiting: {
    title: "Está esperando para entrar",
    asked: {
      now: "{doctor} ve que usted está aquí.",
      next: "En cuanto {doctor} le deje entrar, la consulta se abre aquí sola. Deje esta página abierta y quédese cerca de su dispositivo.",
    },
    admitted: {
      now: "{doctor} le ha dejado entrar.",
      next: "Cuando {doctor} empiece la consulta, se abre aquí sola. Deje esta página abierta y quédese cerca de su dispositivo.",
    },
    dropped: {
      title: "Se cortó la conexión",
      detail: "Estamos intentando llegar de nuevo a la clínica y seguiremos solos. Deje esta página abierta.",
    },
    phone: "¿No puede esperar más?",
    leave: "Salir",
  },
  left: {
    title: "Ha salido de la consulta",
    detail: "Su cámara y su micrófono están apagados. Puede volver mientras la consulta siga.",
    back: "Volver a la consulta",
  },
  out: {
    again: "Intentar de nuevo",
    ended: {
      title: "La consulta ha terminado",
      detail:
        "Gracias por haber estado. Su cámara y su micrófono están apagados, y puede cerrar esta página.",
    },
    removed: {
      title: "Ya no está en la consulta",
      detail:
        "El médico sigue por ahora sin invitados. Su cámara y su micrófono están apagados. Si debe volver, el médico puede enviarle un enlace nuevo.",
    },
    denied: {
      title: "No ha podido entrar",
      detail:
        "El médico no puede dejarle entrar en esta consulta. Si cree que es un error, pregunte a quien le envió el enlace.",
    },
    used: {
      title: "Este enlace ya se usó",
      detail:
        "Cada enlace se abre una vez, para una persona. Si no fue usted, o si lo abrió en otro dispositivo, pida un enlace nuevo.",
    },
    expired: {
      title: "Este enlace ha caducado",
      detail: "Valía solo por poco tiempo. Pida otro a quien se lo envió.",
    },
    unknown: {
      title: "Este enlace no está completo",
      detail: "No encontramos ninguna consulta. Abra de nuevo el enlace de su mensaje, o cópielo entero.",
    },
    unreachable: {
      title: "No podemos llegar a la clínica",
      detail: "Compruebe que este teléfono u ordenador está conectado a internet.",
    },
  },
};
