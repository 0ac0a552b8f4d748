import type { Auth, UserCredential } from "firebase/auth";
import type { PublicConfig } from "#lib/auth/public-config.ts";
import { createSession } from "#lib/http/api-client.ts";

export async function signInWithPassword(
  config: PublicConfig,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const idToken = await fetchIdToken(config, (firebase, auth) =>
    firebase.signInWithEmailAndPassword(auth, email, password),
  );
  await createSession(idToken);
}

export async function signInWithCustomToken(config: PublicConfig, customToken: string): Promise<void> {
  const idToken = await fetchIdToken(config, (firebase, auth) =>
    firebase.signInWithCustomToken(auth, customToken),
  );
  await createSession(idToken);
}

export type SignInProblem =
  | "wrong-credentials"
  | "too-many-attempts"
  | "disabled"
  | "unreachable"
  | "unknown";

/** @returns why Firebase refused, from the codes of `firebase/auth`; "unknown" for an error that is not Firebase's. */
export function signInProblem(error: unknown): SignInProblem {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "auth/invalid-credential":
    case "auth/invalid-email":
    case "auth/user-not-found":
    case "auth/wrong-password":
      return "wrong-credentials";
    case "auth/too-many-requests":
      return "too-many-attempts";
    case "auth/user-disabled":
      return "disabled";
    case "auth/network-request-failed":
    case "auth/timeout":
      return "unreachable";
    default:
      return "unknown";
  }
}

type FirebaseAuth = typeof import("firebase/auth");

/** Firebase only proves who signs in; the session is our own cookie, so nothing of Firebase stays in the browser afterwards. */
async function fetchIdToken(
  config: PublicConfig,
  signIn: (firebase: FirebaseAuth, auth: Auth) => Promise<UserCredential>,
): Promise<string> {
  const [{ deleteApp, initializeApp }, firebase] = await Promise.all([
    import("firebase/app"),
    import("firebase/auth"),
  ]);
  const app = initializeApp(
    {
      apiKey: config.apiKey,
      projectId: config.projectId,
      ...(config.authDomain ? { authDomain: config.authDomain } : {}),
    },
    crypto.randomUUID(),
  );
  try {
    const auth = firebase.initializeAuth(app, { persistence: firebase.inMemoryPersistence });
    if (config.authEmulatorHost) {
      firebase.connectAuthEmulator(auth, `http://${config.authEmulatorHost}`, { disableWarnings: true });
    }
    const { user } = await signIn(firebase, auth);
    const idToken = await user.getIdToken();
    await firebase.signOut(auth);
    return idToken;
  } finally {
    await deleteApp(app);
  }
}
