import type { check as english } from "#lib/wire/i18n/messages/en/check.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const check: Translated<typeof english> = {
  title: "Comprobar este dispositivo y la red",
  explanation: "Tarda menos de un minuto. Prueba su cámara, su micrófono y su conexión. No se graba nada.",
  start: "Iniciar la comprobación",
  again: "Comprobar de nuevo",
  code: "Si habla con su clínica, lea este código: <strong>{code}</strong>",
  download: "Descargar el informe",
  steps: {
    browser: "Navegador",
    microphone: "Micrófono",
    camera: "Cámara",
    signaling: "Servicio de video",
    udp: "Video, vía habitual (UDP)",
    tcp: "Video a través de un cortafuegos (TCP)",
    tls: "Video como página web segura (TLS)",
    delay: "Retraso",
    loss: "Perdido por el camino",
    speed: "Velocidad",
  },
  statuses: {
    waiting: "En espera",
    running: "Comprobando",
    good: "Funciona",
    fair: "Podría ir mejor",
    bad: "No funciona",
    skipped: "Sin comprobar",
  },
  connection: {
    label: "Conexión",
    running: "se está probando",
    weak: "podría ser mejor",
    bad: "todavía no funciona",
    unknown: "no se pudo probar",
  },
  verdicts: {
    good: {
      title: "Todo funciona",
      detail: "Aquí todo está listo para sus consultas por video.",
    },
    browser: {
      title: "Este navegador no puede hacer videollamadas",
      detail: "Use una versión actual de Chrome, Edge, Firefox o Safari.",
    },
    signaling: {
      title: "Esta red bloquea las consultas por video",
      detail:
        "Pruebe otra red, como los datos móviles de su teléfono. Para quien administra esta: debe permitir WebSockets seguros en el puerto 443.",
    },
    relays: {
      title: "Esta red no deja pasar el video",
      detail:
        "Pruebe otra red, como los datos móviles de su teléfono. Para quien administra esta: debe permitir TURN en el puerto 443.",
    },
    devices: {
      title: "La red está bien, pero no todos los dispositivos funcionan",
      detail: "Vea abajo cuál. La página de la consulta también ayuda con ello.",
    },
    unknown: {
      title: "No se pudo probar la conexión",
      detail:
        "No había con qué probarla en este momento. Su consulta puede funcionar de todos modos. Puede comprobar de nuevo en unos minutos.",
    },
    loss: {
      title: "Su conexión pierde parte del sonido y de la imagen",
      detail: "Acérquese al router Wi-Fi, use un cable de red o cambie a datos móviles.",
    },
    delay: {
      title: "El sonido y la imagen llegan tarde por su conexión",
      detail:
        "Su consulta funcionará. Haga una breve pausa después de cada frase, para no hablar al mismo tiempo. Otra red puede ser más rápida.",
    },
    speed: {
      title: "Su conexión es lenta",
      detail:
        "La imagen puede verse borrosa. Cierre otros programas, descargas y videos en esta red, o participe solo con sonido.",
    },
    detour: {
      title: "Esta red deja pasar el video solo dando un rodeo",
      detail: "Su consulta funcionará, pero la imagen y el sonido pueden fallar. Otra red puede ir mejor.",
    },
  },
};
