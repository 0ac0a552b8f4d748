import type { patient as english } from "#lib/wire/i18n/messages/en/patient.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const patient: Translated<typeof english> = {
  opening: {
    title: "Abriendo su consulta",
    wait: "Un momento, por favor.",
  },
  refused: {
    "link-unknown": {
      title: "Este enlace no está completo",
      detail:
        "No encontramos ninguna consulta para él. Abra de nuevo el enlace desde su mensaje, o cópielo entero. Si no ayuda, llame a su clínica y pida un enlace nuevo.",
    },
    "link-replaced": {
      title: "Hay un enlace más nuevo para su consulta",
      detail:
        "Su clínica le envió otro enlace, y este ya no funciona. Abra el mensaje más reciente. Si no lo encuentra, llame a su clínica.",
    },
    "link-expired": {
      title: "Este enlace ha caducado",
      detail: "La hora de su consulta ya pasó. Llame a su clínica para acordar otra hora.",
    },
    "visit-ended": {
      title: "Esta consulta ha terminado",
      detail: "Su consulta terminó o fue cancelada. Si aún necesita ayuda, llame a su clínica.",
    },
    "link-not-yet-open": {
      title: "Llega usted temprano",
      detail: "Este enlace se abre un día antes de su consulta. Guarde el mensaje y abra entonces el enlace.",
    },
    "open-again": {
      title: "Abra su enlace de nuevo, por favor",
      detail:
        "Para proteger su consulta, necesitamos otra vez el enlace de su mensaje más reciente. Ábralo allí y estará de vuelta. Si no lo encuentra, llame a su clínica.",
    },
    unreachable: {
      title: "No podemos comunicarnos con su clínica",
      detail:
        "Compruebe que este teléfono o computadora tiene conexión a internet. Su enlace sigue siendo válido.",
    },
  },
  overview: {
    title: "Su consulta por video",
    patient: "Paciente",
    with: "Con",
    when: "Cuándo",
    check: "Comprobar cámara y micrófono",
    explanation:
      "No necesita cuenta ni instalar nada. Su navegador preguntará si esta página puede usar su cámara y su micrófono: pulse Permitir.",
    notYet:
      "A continuación: una comprobación rápida de la cámara. Después {doctor} ve que usted está esperando.",
    phone: "¿No es su consulta, o tiene una pregunta?",
  },
  devices: {
    title: "Compruebe su cámara y su micrófono",
    preview: "Así le ve {doctor}",
    ready: "Todo listo",
    phone: "¿No funciona?",
  },
  started: {
    title: "{doctor} ha comenzado la consulta",
    detail: "Podrá entrar en cuanto se comprueben su cámara y su micrófono.",
  },
  moved: {
    title: "Su consulta se ha cambiado: es {when}",
    detail: "Estaba prevista {before}.",
  },
  consent: {
    title: "Antes de su consulta",
    name: "Su nombre para los invitados",
    nameHint:
      "Lo que ven otras personas a las que su médico deja entrar, como un intérprete. Puede usar otro nombre.",
    agree: "Estoy de acuerdo",
    later: "Continuar y hablarlo primero con {doctor}",
    failed: "Esto no quedó registrado",
    phone: "¿Una pregunta?",
  },
  shownName: {
    label: "Los invitados le ven como",
    title: "Cambiar el nombre que ven los invitados",
    change: "Cambiar",
    save: "Guardar",
  },
  elsewhere: {
    title: "Su consulta está abierta en otro lugar",
    detail:
      "Está abierta en otra pestaña o en otro dispositivo, que conserva su lugar. Puede seguir allí o usar este en su lugar.",
    useHere: "Usar aquí",
  },
  waiting: {
    title: "Está en la sala de espera",
    dropped: {
      title: "Se cortó la conexión",
      detail:
        "Estamos intentando comunicarnos de nuevo con la clínica y seguiremos por nuestra cuenta. Deje esta página abierta.",
    },
    turnedAway: {
      title: "{doctor} no puede atenderle ahora mismo",
      detail:
        "Su consulta no se ha perdido. Puede pedirlo de nuevo aquí dentro de un rato, o llamar a la clínica.",
      askAgain: "Pedir de nuevo",
    },
    arriving: "Estamos avisando a la clínica de que usted está aquí para {doctor}.",
    states: {
      away: {
        title: "{doctor} todavía no está aquí.",
        detail: "La clínica sabe que usted espera. El médico lo verá enseguida.",
      },
      here: {
        title: "{doctor} sabe que usted está aquí.",
        detail: "No tiene que hacer nada.",
      },
      busy: {
        title: "{doctor} está con otro paciente.",
        detail: "El médico ve que usted espera.",
      },
    },
    planned: "Prevista",
    line: "Su lugar",
    first: "Usted es el siguiente",
    behind: "{count, plural, one {Hay # persona antes que usted} other {Hay # personas antes que usted}}",
    waited: "Lleva esperando",
    waitedSince: "{duration}<muted>, desde las {time}</muted>",
    late: {
      title: "{doctor} lleva retraso",
      detail: "Usted conserva su lugar. La consulta empezará en cuanto el médico esté libre.",
    },
    next: "Cuando {doctor} comience la consulta, se abrirá aquí sola, con un sonido. Deje esta página abierta y quédese cerca de su dispositivo.",
    camera: "Su cámara está lista. Nadie le ve ni le oye antes de que empiece la consulta.",
    noCamera: "Su cámara está apagada. Nadie le oye antes de que empiece la consulta.",
    testAgain: "Probar sonido y cámara",
    phone: "¿No puede esperar más?",
    leave: "Salir de la sala de espera",
  },
  messages: {
    write: "Escribir a la clínica",
    title: "Mensajes con la clínica",
    explanation: "{doctor} los lee con esta consulta. En una emergencia, llame por teléfono.",
    unread: "{count, plural, one {# nuevo} other {# nuevos}}",
  },
  left: {
    visit: {
      title: "Ha salido de la consulta",
      detail:
        "La consulta sigue abierta: {doctor} no la ha terminado. Su cámara y su micrófono están apagados.",
      back: "Volver a la consulta",
    },
    waiting: {
      title: "Ha salido de la sala de espera",
      detail: "{doctor} ve que usted ya no está esperando. Su cámara y su micrófono están apagados.",
      back: "Volver a la sala de espera",
    },
    phone: "¿Necesita otra hora?",
  },
  closed: {
    cancelled: {
      title: "Su consulta fue cancelada",
      detail: "La consulta con {doctor} {when} no tendrá lugar. Llame a la clínica para acordar otra hora.",
    },
    missed: {
      title: "La hora de su consulta ya pasó",
      detail: "La consulta con {doctor} {when} no se realizó. Llame a la clínica para acordar otra hora.",
    },
  },
  call: {
    phone: "También puede comunicarse con la clínica por teléfono.",
  },
};
