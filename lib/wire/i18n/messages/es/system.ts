import type { system as english } from "#lib/wire/i18n/messages/en/system.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const system: Translated<typeof english> = {
  title: "Sistema",
  check: "Comprobar ahora",
  checkAgain: "Comprobar de nuevo",
  video: {
    title: "Servicio de video",
    explanation:
      "Pregunta a Twilio por la cuenta, su clave y un token como los que usan las consultas. Crea una sala vacía y la cierra enseguida.",
    right: "La configuración de Twilio es correcta.",
    wrong: "Algo en la configuración de Twilio no es correcto.",
    claims: "El token que se probó, dato por dato",
    asItShouldBe: "Como debe ser: {rule}",
    notAsItShouldBe: "No es como debe ser: {rule}",
    statuses: { ok: "Correcto", failed: "Incorrecto", skipped: "Sin comprobar" },
  },
  relays: {
    title: "Servidores de retransmisión",
    explanation:
      "Usa una vez cada servidor STUN y TURN, desde este servidor. Las llamadas los necesitan para atravesar los cortafuegos.",
    right: "Todos los servidores de retransmisión responden.",
    wrong:
      "No todos los servidores de retransmisión responden. En algunas redes, las llamadas pueden no encontrar camino.",
    noServers: "No da servidores en este momento.",
    noRelay: "No hay ningún retransmisor entre sus servidores.",
    used: "{count, plural, =0 {Desde que arrancó el servidor: nunca usado} one {Desde que arrancó el servidor: usado una vez} other {Desde que arrancó el servidor: usado # veces}}, {failed, plural, =0 {nunca falló} one {falló una vez} other {falló # veces}}.",
    isResting: "Se pasa por alto un momento, porque falló varias veces seguidas.",
    names: {
      twilio: "Twilio",
      coturn: "Servidores propios",
      public: "Servidores públicos, por los que nadie promete nada",
    },
    statuses: {
      reachable: "Accesible",
      refused: "Rechazado",
      unreachable: "Inaccesible",
      untested: "Sin comprobar",
    },
  },
};
