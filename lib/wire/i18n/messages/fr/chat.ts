import type { chat as english } from "#lib/wire/i18n/messages/en/chat.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const chat: Translated<typeof english> = {
  title: "Chat",
  empty: "Rien n’a encore été écrit. Ce que vous écrivez est gardé avec cette consultation.",
  loading: "Les messages arrivent",
  earlier: "Afficher les messages précédents",
  you: "Vous",
  read: "Lu",
  message: "Votre message",
  send: "Envoyer",
  sending: "Envoi en cours",
  failed: "Votre message n’est pas parti",
  unreachable: "Les messages n’ont pas pu être chargés",
};
