import type { callTrouble as english } from "#lib/wire/i18n/messages/en/call-trouble.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const callTrouble: Translated<typeof english> = {
  details: "Detalles",
  twilioError: "Error de Twilio {code}{name}.",
  problems: {
    setUp: {
      title: "Esta consulta no se puede abrir",
      detail:
        "El servicio de vídeo no aceptó el pase que hicimos para usted. El error es nuestro, no suyo. Llame a la clínica, por favor.",
    },
    passExpired: {
      title: "Su pase para esta consulta ha caducado",
      detail: "Inténtelo de nuevo: recibirá uno nuevo. Si vuelve a ocurrir, llame a la clínica.",
    },
    passEarly: {
      title: "Su pase para esta consulta aún no es válido",
      detail: "Dos relojes difieren, el nuestro y el del servicio de vídeo. Inténtelo de nuevo en un minuto.",
    },
    unreachable: {
      title: "No podemos conectar con el servicio de vídeo",
      detail:
        "Compruebe que tiene internet e inténtelo de nuevo. Si vuelve a ocurrir, quizá su red bloquea las videollamadas. Cambie a otra red, por ejemplo de esta wifi a los datos móviles, o llame a la clínica.",
    },
    dropped: {
      title: "Se perdió la conexión",
      detail:
        "No pudimos traerle de vuelta por nuestra cuenta. Compruebe que tiene internet e inténtelo de nuevo.",
    },
    misunderstood: {
      title: "La llamada no pudo seguir",
      detail:
        "Su navegador y el servicio de vídeo no se entendieron. Vuelva a cargar esta página, por favor.",
    },
    busy: {
      title: "El servicio de vídeo está muy ocupado",
      detail: "Espere un momento e inténtelo de nuevo, por favor.",
    },
    notOpen: {
      title: "Esta consulta no está abierta",
      detail: "Aún no ha empezado, o ya terminó. Inténtelo de nuevo en un momento, o llame a la clínica.",
    },
    full: {
      title: "Esta consulta está completa",
      detail: "Nadie más puede entrar. Inténtelo de nuevo cuando alguien haya salido, o llame a la clínica.",
    },
    ended: {
      title: "Esta consulta ha terminado",
      detail: "Se terminó para todos.",
    },
    openElsewhere: {
      title: "Esta consulta está abierta en otro lugar",
      detail: "Entró en otra pestaña o en otro dispositivo, y solo puede estar una vez.",
    },
    timeOver: {
      title: "El tiempo de esta consulta se acabó",
      detail:
        "El servicio de vídeo la cerró porque ha durado lo máximo posible. Llame a la clínica, por favor.",
    },
    blocked: {
      title: "Su red bloquea las videollamadas",
      detail:
        "Hemos probado todas las vías que conocemos. Cambie a otra red, por ejemplo de esta wifi a los datos móviles, o llame a la clínica.",
    },
    unsupported: {
      title: "Este navegador no puede mostrar la llamada",
      detail: "Abra el mismo enlace en una versión actual de Chrome, Safari, Edge o Firefox, por favor.",
    },
    clinicUnreachable: {
      title: "No podemos conectar con la clínica",
      detail: "Compruebe su conexión a internet e inténtelo de nuevo.",
    },
    refused: {
      title: "No pudo entrar en la consulta",
      detail: "Inténtelo de nuevo en un momento, o llame a la clínica.",
    },
    unknown: {
      title: "La llamada no se pudo conectar",
      detail: "Inténtelo de nuevo. Si vuelve a ocurrir, cargue esta página otra vez o llame a la clínica.",
    },
  },
  support: {
    setUp:
      "La cuenta, la clave y los permisos en Twilio no encajan: la comprobación de Twilio del servidor dice cuáles.",
    clocks: "Se probó una vez un token nuevo. Compare los relojes del servidor y de Twilio.",
    signaling:
      "No se alcanzó o se perdió la señalización de Twilio. Busque un cortafuegos o proxy que detenga los WebSockets.",
    relay:
      "No pasó ningún medio, tampoco solo por un relé. Ejecute la comprobación de relés; permita TCP y TLS en el puerto 443.",
    room: "La sala en Twilio no existe o ha terminado. Compare el registro de la consulta con las salas en Twilio.",
    full: "Más personas de las que permite la sala. Busque a alguien que esté dos veces.",
    elsewhere: "La misma persona entró desde otra pestaña o dispositivo; la anterior se cerró a propósito.",
    timeOver: "Se alcanzó la estancia más larga que Twilio permite.",
    twilio: "Twilio está ocupado o en un límite. Mire su página de estado y los límites de la cuenta.",
    sdk: "El navegador y Twilio no se pusieron de acuerdo. Anote la versión del navegador y envíe el informe técnico.",
    browser: "No hay ningún formato de vídeo o audio en común. Anote la versión del navegador.",
    server: "El propio servidor de la clínica se negó o no respondió. Mire su registro.",
    unknown: "No está en nuestra lista. Busque el número en el diccionario de errores de Twilio.",
  },
  ended: {
    left: {
      title: "Ha salido de la consulta",
      detail: "Su cámara y su micrófono están apagados. La consulta sigue sin usted.",
    },
    completed: {
      title: "La consulta ha terminado",
      detail: "Se terminó para todos. Su cámara y su micrófono están apagados.",
    },
    "opened-elsewhere": {
      title: "La consulta está abierta en otro lugar",
      detail: "Entró en otra pestaña o en otro dispositivo, así que se detuvo aquí. Puede traerla de vuelta.",
    },
    removed: {
      title: "Ya no está en la consulta",
      detail: "Se le ha sacado de la llamada. Su cámara y su micrófono están apagados.",
    },
    "time-over": {
      title: "El tiempo de esta consulta se acabó",
      detail: "La llamada ha durado lo máximo posible. Su cámara y su micrófono están apagados.",
    },
    joinAgain: "Volver a entrar",
    useHere: "Usarla aquí",
  },
  network: {
    dropped: "Se cortó la conexión",
    offline: "Su dispositivo no tiene conexión a internet",
    mediaPending: "El sonido y la imagen aún no llegan",
    connectingMedia: "Los estamos conectando. Puede tardar medio minuto.",
    mediaLost: "El sonido y la imagen no pasan",
    blocked: "Su red bloquea las videollamadas",
    stillHere: "{name} sigue aquí; le estamos trayendo de vuelta.",
    bringingBack: "Le estamos trayendo de vuelta.",
    checkConnection:
      "Compruebe la wifi o los datos móviles. En cuanto vuelva la conexión, le traemos de vuelta.",
    anotherWay: "Estamos probando otra vía. Puede tardar medio minuto.",
    yours: {
      title: "Su conexión a internet es débil",
      detail: "Acérquese a su wifi, o cambie a los datos móviles.",
    },
    theirs: {
      title: "La conexión de {name} es débil",
      detail: "Por su lado todo está bien. Hable despacio y espere la respuesta.",
    },
    between: {
      title: "La conexión entre ustedes es débil",
      detail: "Si sigue así, cambie a otra red o use el teléfono.",
    },
    ours: {
      title: "El servicio de vídeo tiene un problema",
      detail: "No es su conexión. Estamos buscando una solución; quédese aquí, por favor.",
    },
    since: "Desde las {time}.",
    pictureLowered: "Hemos reducido su imagen para que el sonido siga siendo bueno.",
    pictureOff: "Hemos apagado la imagen para que el sonido siga siendo bueno. Volverá por sí sola.",
    keepPicture: "Mantener la imagen",
    recovered: "La conexión vuelve a ser buena.",
  },
  interrupted: {
    microphone: "Algo interrumpió su micrófono",
    camera: "Algo interrumpió su cámara",
    detail: "Quizá una llamada de teléfono. Vuelve cuando esta termina. Si no, pulse el botón.",
    resume: "Encender de nuevo",
  },
};
