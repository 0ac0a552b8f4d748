import type { devices as english } from "#lib/wire/i18n/messages/en/devices.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const devices: Translated<typeof english> = {
  title: "Compruebe su cámara y su micrófono",
  camera: "Cámara",
  microphone: "Micrófono",
  speaker: "Altavoz",
  works: "funciona",
  off: "no se usa",
  opening: "se está abriendo",
  failing: "todavía no funciona",
  saySomething: "Diga algo: la barra debe moverse.",
  soundOnly: "Continuar solo con sonido",
  preview: {
    off: "Su cámara está apagada. Los demás le oirán, pero no le verán.",
    opening: "Abriendo su cámara. Si el navegador pregunta, elija Permitir.",
    none: "No hay imagen. Los demás no le verán.",
  },
  choice: {
    camera: "Cámara que se usará",
    microphone: "Micrófono que se usará",
  },
  level: "Nivel del micrófono",
  muted: "Silenciado",
  sound: {
    toDo: "se puede probar con un sonido",
    play: "Reproducir un sonido",
    heard: "Lo oí",
    notHeard: "Si no lo oyó, suba el volumen o revise sus auriculares y reprodúzcalo de nuevo.",
  },
  retry: "Intentar de nuevo",
  goOnWithout: { one: "Continuar sin eso", both: "Continuar sin los dos" },
  names: { camera: "la cámara", microphone: "el micrófono", both: "la cámara y el micrófono" },
  waiting: {
    asked: {
      title: "Su navegador le pregunta si puede usar {devices}",
      detail:
        "Elija Permitir. Si no ve la pregunta, pulse el signo de la cámara o del micrófono junto a la dirección de esta página. Hasta entonces puede estar en la consulta sin {devices}.",
    },
    opening: {
      title: "Todavía estamos esperando {devices}",
      detail:
        "Si el navegador pregunta, elija Permitir. Hasta entonces puede estar en la consulta sin {devices}.",
    },
  },
  problems: {
    blocked: {
      title: "Su navegador no tiene permiso para usar {devices}",
      detail: "No se ha perdido nada. Devuelva el permiso así:",
    },
    dismissed: {
      title: "Todavía necesitamos su permiso para {devices}",
      detail: "Pulse Intentar de nuevo y elija Permitir cuando el navegador pregunte.",
    },
    system: {
      title: "Su dispositivo no deja que el navegador use {devices}",
      detail: "El propio navegador no tiene permiso. Puede cambiarlo así:",
    },
    missing: {
      title: "No encontramos {devices}",
      detail: "Conecte o encienda lo que falta y seguiremos por nuestra cuenta.",
    },
    unfit: {
      title: "Lo que eligió no funciona aquí para {devices}",
      detail: "Usamos otro si lo hay. Puede elegir abajo, o pulsar Intentar de nuevo.",
    },
    busy: {
      title: "Otro programa está usando {devices}",
      detail: "Cierre otros programas o pestañas que puedan estar en una llamada y pulse Intentar de nuevo.",
    },
    unsupported: {
      title: "Este navegador no puede hacer videollamadas",
      detail: "Abra el mismo enlace en una versión actual de Chrome, Safari, Edge o Firefox.",
    },
    unknown: {
      title: "No pudimos iniciar {devices}",
      detail: "Pulse Intentar de nuevo. Si no ayuda, reinicie su navegador.",
    },
  },
  help: {
    chrome:
      "Pulse el icono a la izquierda de la dirección, en la parte superior de la ventana.\nActive Cámara y Micrófono, o elija Permitir.\nSeguiremos por nuestra cuenta. Si no, vuelva a cargar esta página.",
    firefox:
      "Pulse el icono tachado de la cámara o del micrófono en la barra de direcciones.\nPulse la cruz junto a Bloqueado.\nPulse aquí Intentar de nuevo y elija Permitir.",
    safari:
      "En el menú de la parte superior de la pantalla, elija Safari y luego Ajustes para este sitio web.\nJunto a Cámara y Micrófono, elija Permitir.\nVuelva a cargar esta página.",
    chromeAndroid:
      "Pulse el icono a la izquierda de la dirección.\nPulse Permisos y permita Cámara y Micrófono.\nVuelva aquí: seguiremos por nuestra cuenta.",
    firefoxAndroid:
      "Pulse el candado junto a la dirección.\nJunto a Cámara y Micrófono, pulse Bloqueado, para que diga Permitido.\nPulse aquí Intentar de nuevo.",
    samsung:
      "Pulse el candado a la izquierda de la dirección.\nPulse Permisos y permita Cámara y Micrófono.\nPulse aquí Intentar de nuevo.",
    safariIos:
      "Pulse el icono de página junto a la dirección; en dispositivos antiguos es aA.\nElija Ajustes del sitio web, si hace falta tras los tres puntos.\nPara Cámara y Micrófono, elija Permitir. Luego vuelva a cargar esta página.",
    ios: "Abra los Ajustes de su iPhone o iPad.\nBusque su navegador entre las apps.\nActive Cámara y Micrófono, y vuelva aquí.",
    inApp:
      "Esta página se abrió dentro de otra aplicación, que no puede dar la cámara.\nAbra el menú de esa aplicación y elija abrir la página en el navegador.\nO copie el enlace de su mensaje y ábralo en Chrome o Safari.",
    other:
      "Busque un icono de cámara o candado junto a la dirección y púlselo.\nPermita Cámara y Micrófono para esta página.\nPulse aquí Intentar de nuevo.",
    windows:
      "Abra la configuración de Windows y luego Privacidad y seguridad.\nEn Cámara y en Micrófono, active el acceso de las aplicaciones de escritorio.\nVuelva aquí: seguiremos por nuestra cuenta.",
    macos:
      "Abra Ajustes del Sistema y luego Privacidad y seguridad.\nEn Cámara y en Micrófono, active su navegador.\nSi el Mac lo pide, cierre el navegador y abra de nuevo su enlace.",
    android:
      "Abra los Ajustes de su teléfono, luego Aplicaciones y luego su navegador.\nPulse Permisos y permita Cámara y Micrófono.\nVuelva aquí: seguiremos por nuestra cuenta.",
    otherSystem:
      "Abra los ajustes de privacidad de su dispositivo.\nPermita que su navegador use la cámara y el micrófono.\nVuelva aquí: seguiremos por nuestra cuenta.",
  },
  openSettings: {
    camera: "Abrir los ajustes de la cámara",
    microphone: "Abrir los ajustes del micrófono",
  },
};
