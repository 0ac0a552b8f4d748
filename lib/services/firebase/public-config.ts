import { serverEnvironment } from "#lib/foundation/env.ts";

/** What a browser must know to sign in. All of it is public by Firebase's design; pages hand it to their client components. */
export interface PublicConfig {
  apiKey: string;
  projectId: string;
  authDomain: string | null;
  /** host:port of the local Auth emulator, else null. */
  authEmulatorHost: string | null;
}

export function publicConfig(): PublicConfig {
  const environment = serverEnvironment();
  return {
    apiKey: environment.FIREBASE_API_KEY,
    projectId: environment.FIREBASE_PROJECT_ID,
    authDomain: environment.FIREBASE_AUTH_DOMAIN ?? null,
    authEmulatorHost: environment.FIREBASE_AUTH_EMULATOR_HOST ?? null,
  };
}
