import type { visit as english } from "#lib/wire/i18n/messages/en/visit.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const visit: Translated<typeof english> = {
  guest: "Invitado",
  call: "Llamar al {phone}",
  held: {
    back: "Volver al panel",
    patient: {
      title: "Este enlace es para su paciente",
      detail:
        "Ha iniciado sesión como {name}. Si abre la consulta como paciente en este navegador, su sesión se cerrará. Para probarla, abra el enlace en una ventana privada.",
      enter: "Abrir como paciente y cerrar mi sesión",
    },
    guest: {
      title: "Este enlace es para su invitado",
      detail:
        "Ha iniciado sesión como {name}. Si abre la consulta como invitado en este navegador, su sesión se cierra aquí, y el enlace funciona una sola vez. Para probarlo, ábralo en una ventana privada.",
      enter: "Abrir como invitado y cerrar mi sesión",
    },
  },
  cookiesRefused: {
    title: "Su navegador no le deja entrar",
    detail:
      "Está configurado para no aceptar cookies, y sin ellas no podemos saber que es usted. Permita las cookies para esta página en los ajustes del navegador e inténtelo de nuevo, o abra el enlace en otro navegador. Su enlace sigue siendo válido.",
  },
  entry: {
    title: "Un momento, por favor",
    stay: "Quédese en esta página: la consulta se abrirá sola en cuanto sea posible.",
    details: "Detalles",
    code: "Código {code}",
  },
};
