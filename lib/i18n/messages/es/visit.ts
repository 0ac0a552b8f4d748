import type { visit as english } from "#lib/i18n/messages/en/visit.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const visit: Translated<typeof english> = {
  guest: "Invitado",
  call: "Llamar al {phone}",
  entry: {
    title: "Un momento, por favor",
    stay: "Quédese en esta página: la consulta se abrirá sola en cuanto sea posible.",
    details: "Detalles",
    code: "Código {code}",
  },
};
