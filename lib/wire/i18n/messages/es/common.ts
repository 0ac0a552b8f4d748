import type { common as english } from "#lib/wire/i18n/messages/en/common.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

export const common: Translated<typeof english> = {
  language: "Idioma",
  close: "Cerrar",
  optional: "(opcional)",
  loadAgain: "Volver a cargar la página",
  tryAgain: "Intentar de nuevo",
  titles: {
    description: "Consultas por video con su clínica",
    check: "Comprobar este dispositivo y la red",
    join: "Su consulta",
    guest: "Invitado a una consulta",
    reports: "Informes técnicos",
    today: "Hoy",
    visit: "Consulta",
    clinic: "Clínica",
    system: "Sistema",
  },
  failed: {
    title: "No se pudo mostrar esta página",
    detail: "Algo falló de nuestro lado. Su consulta no se ha perdido. Vuelva a cargar la página.",
    number: "Si vuelve a ocurrir, díganos este número: {number}",
  },
  notFound: {
    title: "Aquí no hay ninguna página",
    detail:
      "Puede que la dirección esté incompleta. Si su clínica le envió un enlace, ábralo de nuevo desde el mensaje o cópielo entero.",
    home: "Ir a la página de inicio",
  },
  problems: {
    "cookies-refused":
      "Su navegador no acepta cookies de esta página, así que la sesión no puede quedar abierta. Permita las cookies para esta página en los ajustes del navegador o use otro navegador.",
    unreachable:
      "No podemos comunicarnos con la clínica. Compruebe su conexión a internet e inténtelo de nuevo.",
    unknown: "Algo falló de nuestro lado. Inténtelo de nuevo en un momento.",
    unauthenticated: "Su sesión ya no está abierta. Vuelva a iniciar sesión.",
    "session-idle": `Su sesión se cerró tras ${timeline.staffIdleMinutes} minutos sin actividad. Vuelva a iniciar sesión.`,
    forbidden: "No tiene permiso para hacer esto. Si cree que debería tenerlo, pregunte a su clínica.",
    "not-found": "No se encontró. Puede que se haya eliminado o que la dirección esté incompleta.",
    invalid: "Algo de lo que se escribió no es correcto. Revíselo e inténtelo de nuevo.",
    gone: "Esto ya terminó.",
    internal: "Algo falló de nuestro lado. Inténtelo de nuevo en un momento.",
    "key-reused": "Esto ya se había enviado. Vuelva a cargar la página.",
    "wrong-state": "La consulta ha cambiado mientras tanto. Mírela de nuevo.",
    conflict: "Esto ya está en marcha. Espere un momento.",
    "rate-limited": "Fueron demasiados intentos en poco tiempo. Espere un minuto e inténtelo de nuevo.",
    unavailable: "El sistema de la clínica está ocupado. Inténtelo de nuevo en un momento.",
    "room-not-ready": "La consulta ha comenzado, pero su sala de video aún no está abierta.",
    "visit-still-to-come":
      "Una consulta solo se puede marcar como perdida una vez pasada la hora prevista de inicio.",
    "visit-ended": "Esta consulta ha terminado.",
    outdated: "Esto ha cambiado entretanto. Vuelva a cargar la página.",
    "opened-elsewhere": "Su consulta está abierta en otra pestaña o en otro dispositivo.",
    "notes-changed": "Estas notas se cambiaron en otra pestaña o en otro dispositivo.",
    "consent-text-changed": "La clínica ha cambiado el texto que le pide aceptar. Léalo de nuevo, por favor.",
    "link-unknown": "Este enlace no es válido. Puede que se haya copiado incompleto.",
    "link-not-yet-open": `Este enlace se abre ${timeline.linkOpensBeforeStartHours} horas antes de la consulta.`,
    "link-expired": "Este enlace ha caducado.",
    "link-replaced": "Este enlace fue sustituido por uno nuevo.",
    "link-used": "Este enlace ya se usó.",
    "captions-not-offered": "Esta clínica no ofrece subtítulos.",
    "too-many-guests": "En una consulta caben dos invitados. Quite uno para invitar a otro.",
    "guest-denied": "La clínica no pudo dejarle entrar.",
    "guest-removed": "Usted ya no forma parte de esta consulta, o esta ha terminado.",
  },
  time: {
    dayAndTime: "{day} a las {time}",
    onDay: "el {date}",
    lessThanAMinute: "menos de un minuto",
    ahead: "dentro de {duration}",
    past: "hace {duration}",
  },
};
