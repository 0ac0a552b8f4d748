import type { ServerEnvironment } from "#lib/foundation/env.ts";

/** One year, the minimum for HSTS preload lists (ASVS 3.4.1). */
const hstsSeconds = 31_536_000;

/** The pages that hold a call, or check what one needs. */
const callPages = /^\/((join|guest|consultations)\/[^/]+|check)\/?$/;

/**
 * Returns the headers of every answer. Next puts the nonce on its own scripts when the request carries the policy too.
 */
export function securityHeaders(
  environment: ServerEnvironment,
  pathname: string,
  nonce: string,
): Record<string, string> {
  const isCallPage = callPages.test(pathname);
  return {
    "content-security-policy": contentSecurityPolicy(environment, nonce),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": [
      ...[
        "camera",
        "microphone",
        "display-capture",
        "autoplay",
        "picture-in-picture",
        "screen-wake-lock",
        "speaker-selection",
      ].map((feature) => `${feature}=(${isCallPage ? "self" : ""})`),
      "geolocation=()",
      "payment=()",
      "usb=()",
    ].join(", "),
    ...(environment.APP_ORIGIN.startsWith("https://") && {
      "strict-transport-security": `max-age=${hstsSeconds}; includeSubDomains`,
    }),
  };
}

function contentSecurityPolicy(environment: ServerEnvironment, nonce: string): string {
  // React's development build evaluates code to show where an error came from.
  const evaluation = environment.PANACARE_DEV ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    // Components compute style attributes. A style cannot run code.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob: mediastream:",
    "worker-src 'self' blob:",
    `connect-src ${["'self'", ...connectSources(environment)].join(" ")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The addresses that scripts may connect to: Firebase Auth and Twilio, as configured. */
function connectSources(environment: ServerEnvironment): string[] {
  const { FIREBASE_AUTH_EMULATOR_HOST: emulator, TWILIO_SIGNALING_URL: signaling } = environment;
  return [
    ...(emulator
      ? [`http://${emulator}`]
      : ["https://identitytoolkit.googleapis.com", "https://securetoken.googleapis.com"]),
    ...(signaling ? [new URL(signaling).origin] : ["https://*.twilio.com", "wss://*.twilio.com"]),
  ];
}
