/** Signing in and out, and the head of the staff's pages. */
export const account = {
  title: "Sign in",
  email: "Email",
  password: "Password",
  signIn: "Sign in",
  signingIn: "Signing in",
  signOut: "Sign out",
  /** Above the reason why signing out did not work. */
  stillSignedIn: "You may still be signed in on this computer.",
  clinic: "Clinic",
  system: "System",
  forPatients:
    "Are you here for a visit as a patient? You need no account: open the link that your clinic sent you.",
  problems: {
    "wrong-credentials": "The email or the password is wrong. Please check both and try again.",
    "too-many-attempts": "There were too many attempts. Please wait a few minutes and try again.",
    disabled: "This account has been switched off. Please ask your clinic's administrator.",
    unreachable: "We cannot reach the sign-in service. Please check your internet connection and try again.",
    unknown: "Signing in did not work. Please try again in a moment.",
  },
} as const;
