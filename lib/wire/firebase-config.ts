/** What a browser needs to sign in. All of it is public by Firebase's design. */
export interface PublicConfig {
  apiKey: string;
  projectId: string;
  authDomain: string | null;
  /** host:port of the local Auth emulator, else null. */
  authEmulatorHost: string | null;
}
