import type { chat as english } from "#lib/wire/i18n/messages/en/chat.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const chat: Translated<typeof english> = {
  title: "Chat",
  empty: "Todavía no se ha escrito nada. Lo que escriba se guarda con esta consulta.",
  loading: "Cargando los mensajes",
  earlier: "Mostrar los mensajes anteriores",
  you: "Usted",
  read: "Leído",
  message: "Su mensaje",
  send: "Enviar",
  sending: "Enviando",
  failed: "Su mensaje no se envió",
  unreachable: "No se pudieron cargar los mensajes",
};
