/** What a verified Firebase token says. `joinLinkId` is a claim of a patient's custom token. */
export interface Principal {
  firebaseUid: string;
  signedInAtSeconds: number;
  joinLinkId: string | undefined;
}
