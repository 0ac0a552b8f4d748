/** What is taken from a verified Firebase token. `joinLinkId` is the claim that a patient's custom token was made with. */
export interface Principal {
  firebaseUid: string;
  signedInAtSeconds: number;
  joinLinkId: string | undefined;
}
