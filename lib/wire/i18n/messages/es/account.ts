import type { account as english } from "#lib/wire/i18n/messages/en/account.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const account: Translated<typeof english> = {
  title: "Iniciar sesión",
  email: "Correo electrónico",
  password: "Contraseña",
  signIn: "Iniciar sesión",
  signingIn: "Iniciando sesión",
  signOut: "Cerrar sesión",
  stillSignedIn: "Puede que su sesión siga abierta en este ordenador.",
  clinic: "Clínica",
  system: "Sistema",
  forPatients:
    "¿Viene a una consulta como paciente? No necesita cuenta: abra el enlace que le envió su clínica.",
  problems: {
    "wrong-credentials": "El correo o la contraseña no es correcto. Revise ambos e inténtelo de nuevo.",
    "too-many-attempts": "Hubo demasiados intentos. Espere unos minutos e inténtelo de nuevo.",
    disabled: "Esta cuenta está desactivada. Pregunte al administrador de su clínica.",
    unreachable:
      "No podemos comunicarnos con el servicio de inicio de sesión. Compruebe su conexión a internet e inténtelo de nuevo.",
    unknown: "No se pudo iniciar sesión. Inténtelo de nuevo en un momento.",
  },
};
