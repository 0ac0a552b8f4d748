import { serverEnvironment } from "#lib/foundation/env.ts";
import type { PublicConfig } from "#lib/wire/firebase-config.ts";

export function publicConfig(): PublicConfig {
  const environment = serverEnvironment();
  return {
    apiKey: environment.FIREBASE_API_KEY,
    projectId: environment.FIREBASE_PROJECT_ID,
    authDomain: environment.FIREBASE_AUTH_DOMAIN ?? null,
    authEmulatorHost: environment.FIREBASE_AUTH_EMULATOR_HOST ?? null,
  };
}
