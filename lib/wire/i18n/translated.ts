import type { en } from "#lib/wire/i18n/messages/en/en.ts";
import type { Locale } from "#lib/wire/locales.ts";

/** The same keys with words of another language. */
export type Translated<T> = {
  readonly [Key in keyof T]: T[Key] extends string ? string : Translated<T[Key]>;
};

/** Every word of the pages in one language. English is the model: TypeScript refuses one that lacks a key. */
export type Catalogue = Translated<typeof en>;
export type Namespace = keyof Catalogue;

declare module "use-intl/core" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
  }
}
