import type { devices as english } from "#lib/i18n/messages/en/devices.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const devices: Translated<typeof english> = {
  title: "Compruebe su cámara y su micrófono",
  camera: "Cámara",
  microphone: "Micrófono",
  speaker: "Altavoz",
  works: "funciona",
  off: "apagado",
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
  problems: {
    blocked: {
      title: "Su navegador no tiene permiso para usar {devices}",
      detail:
        "Pulse el icono de la cámara o del micrófono en la barra de direcciones, elija Permitir y seguiremos por nuestra cuenta. Si no hay tal icono, mire en los ajustes de su dispositivo: puede que el propio navegador necesite el permiso.",
    },
    missing: {
      title: "No encontramos {devices}",
      detail: "Conecte o encienda lo que falta y seguiremos por nuestra cuenta.",
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
};
