import type { check as english } from "#lib/i18n/messages/en/check.ts";
import type { Translated } from "#lib/i18n/translated.ts";

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
    speed: "Velocidad",
  },
  statuses: {
    waiting: "En espera",
    running: "Comprobando",
    good: "Funciona",
    bad: "No funciona",
    skipped: "Sin comprobar",
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
        "No se puede llegar al servicio de video. Pruebe otra red, o pida a quien administra esta que permita WebSockets seguros en el puerto 443.",
    },
    relays: {
      title: "Esta red no deja pasar el video",
      detail:
        "Pruebe otra red, como la de su teléfono, o pida a quien administra esta que permita TURN en el puerto 443.",
    },
    devices: {
      title: "La red está bien, pero no todos los dispositivos funcionan",
      detail: "Vea abajo cuál. La página de la consulta también ayuda con ello.",
    },
    quality: {
      title: "Las consultas funcionarán, pero la imagen y el sonido pueden fallar",
      detail: "Esta red es lenta, o deja pasar el video solo dando un rodeo. Otra red puede ir mejor.",
    },
  },
};
