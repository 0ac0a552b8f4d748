import type { FirebaseApp, FirebaseOptions } from "firebase/app";
import type { Auth, UserCredential } from "firebase/auth";
import { callApi } from "#lib/client/api.ts";
import { requireCookies } from "#lib/client/require-cookies.ts";
import type { PublicConfig } from "#lib/wire/firebase-config.ts";

/** @throws CookiesRefused, and what `signInProblem` tells */
export async function signInWithPassword(
  config: PublicConfig,
  { email, password }: { email: string; password: string },
): Promise<void> {
  requireCookies();
  const idToken = await fetchIdToken(config, (firebase, auth) =>
    firebase.signInWithEmailAndPassword(auth, email, password),
  );
  await callApi("POST /api/session/", { body: { id_token: idToken } });
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

interface Client {
  firebase: FirebaseAuth;
  auth: Auth;
}

/** Firebase only proves who signs in; the session is our own cookie, so Firebase forgets the user at once. */
async function fetchIdToken(
  config: PublicConfig,
  signIn: (firebase: FirebaseAuth, auth: Auth) => Promise<UserCredential>,
): Promise<string> {
  const { firebase, auth } = await loadClient(config);
  const { user } = await signIn(firebase, auth);
  const idToken = await user.getIdToken();
  await firebase.signOut(auth);
  return idToken;
}

let client: Client | undefined;

/** Loaded when somebody signs in, and not before: the pages are light without it. */
async function loadClient(config: PublicConfig): Promise<Client> {
  const [{ initializeApp }, firebase] = await Promise.all([import("firebase/app"), import("firebase/auth")]);
  // Not before the modules are there: a download that failed is tried again at the next attempt.
  client ??= { firebase, auth: createAuth(firebase, initializeApp(firebaseOptions(config)), config) };
  return client;
}

function firebaseOptions({ apiKey, projectId, authDomain }: PublicConfig): FirebaseOptions {
  return { apiKey, projectId, ...(authDomain !== null && { authDomain }) };
}

function createAuth(firebase: FirebaseAuth, app: FirebaseApp, { authEmulatorHost }: PublicConfig): Auth {
  const auth = firebase.initializeAuth(app, { persistence: firebase.inMemoryPersistence });
  if (authEmulatorHost !== null) {
    firebase.connectAuthEmulator(auth, `http://${authEmulatorHost}`, { disableWarnings: true });
  }
  return auth;
}
